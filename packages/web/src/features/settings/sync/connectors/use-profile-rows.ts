import type { CapabilityProfile } from "@brygga/api-contract";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";

export interface ProfileRow {
  readonly name: string;
  /** One line each. */
  readonly values: readonly string[];
}

/** A capability profile in words. */
export function useProfileRows(profile: CapabilityProfile): ProfileRow[] {
  const { t } = useTexts();
  const counts = {
    passed: profile.rules.passed,
    failed: profile.rules.failed.length,
    notTested: profile.rules.notTested,
  };
  const broken = profile.rules.failed.join(", ");
  const rules = [
    t("profile:ruleCounts", counts),
    ...(broken === "" ? [] : [t("profile:brokenRules", { rules: broken })]),
  ];
  return [
    { name: t("profile:rules"), values: rules },
    ...useStampRows(profile),
    ...useReadingRows(profile),
    ...useWritingRows(profile),
  ];
}

function useStampRows({ lastModified, inclusive }: CapabilityProfile): ProfileRow[] {
  const { t } = useTexts();
  const { number } = useFormat();
  const unknown = t("profile:unknown");
  const inclusiveText = inclusive === null ? unknown : t(`profile:inclusives.${inclusive}`);
  const last = { name: t("profile:inclusive"), values: [inclusiveText] };
  if (lastModified === null) return [{ name: t("profile:stamps"), values: [unknown] }, last];
  const { form, example, granularity, largestTie, order } = lastModified;
  return [
    {
      name: t("profile:stamps"),
      values: [t("profile:stampText", { form: t(`profile:forms.${form}`), example })],
    },
    // Numbers and texts have no steps.
    ...(granularity === "value"
      ? []
      : [{ name: t("profile:granularity"), values: [t(`profile:granularities.${granularity}`)] }]),
    { name: t("profile:ties"), values: [number(largestTie)] },
    { name: t("profile:order"), values: [order === null ? unknown : t(`profile:orders.${order}`)] },
    last,
  ];
}

function useReadingRows({ emptySuccess, requestBytes, answerTimes }: CapabilityProfile): ProfileRow[] {
  const { t } = useTexts();
  const unknown = t("profile:unknown");
  const emptyOf = (operation: "getActors" | "getActorsByTimestamp", name: string) => {
    const found = emptySuccess?.[operation] ?? null;
    return `${name}: ${found === null ? unknown : t(`profile:empties.${found}`)}`;
  };
  const sizeText = (size: NonNullable<typeof requestBytes>) =>
    size.refused === null
      ? t("profile:requestAll", { accepted: size.accepted })
      : t("profile:requestUpTo", { accepted: size.accepted, refused: size.refused });
  const timeText = ({ medianMs, slowestMs, slowestOperation }: NonNullable<typeof answerTimes>) =>
    t("profile:timeText", {
      median: medianMs,
      slowest: slowestMs,
      operation: slowestOperation,
    });
  return [
    {
      name: t("profile:empty"),
      values: [emptyOf("getActors", "GetActors"), emptyOf("getActorsByTimestamp", "GetActorsByTimestamp")],
    },
    { name: t("profile:requestBytes"), values: [requestBytes === null ? unknown : sizeText(requestBytes)] },
    { name: t("profile:times"), values: [answerTimes === null ? unknown : timeText(answerTimes)] },
  ];
}

function useWritingRows({ writing }: CapabilityProfile): ProfileRow[] {
  const { t } = useTexts();
  const { badRecord = null, partialSave = null } = writing ?? {};
  const notTested = t("profile:notTested");
  const changed = (writing?.changedValues ?? []).map(({ actorType, fieldKey, change }) =>
    t(`profile:changes.${change}`, { field: `${actorType}.${fieldKey}` }),
  );
  const kept = writing === null ? notTested : t("profile:writtenKept", { count: writing.triedFields });
  return [
    { name: t("profile:written"), values: changed.length > 0 ? changed : [kept] },
    {
      name: t("profile:badRecord"),
      values: [badRecord === null ? notTested : t(`profile:badRecords.${badRecord}`)],
    },
    {
      name: t("profile:partialSave"),
      values: [partialSave === null ? notTested : t(`profile:partialSaves.${partialSave}`)],
    },
  ];
}
