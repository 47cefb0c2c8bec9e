import type { SyncConnectorDetails } from "@brygga/api-contract";
import { useMemo } from "react";
import { z } from "zod";
import { useDraft } from "../../../../components/use-draft.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";
import type { ConnectorValues } from "../../api/sync-connectors.ts";
import {
  advancedChangeOf,
  advancedDraftOf,
  advancedDraftSchema,
  isWrongHeader,
  wrongNumbers,
} from "./advanced-draft.ts";
import { PLACES, type PlaceDraft, placeDraftOf } from "./connector-place.ts";
import { holdsCredentials, isConnectorUrl } from "./connector-url.ts";

const draftSchema = z.object({
  name: z.string(),
  /** The name that came with the plugin or application that was chosen, until another is typed. */
  suggestedName: z.string(),
  place: z.enum(PLACES),
  url: z.string(),
  plugin: z.string(),
  app: z.string(),
  advanced: advancedDraftSchema,
});
type Draft = z.infer<typeof draftSchema>;

/** Secrets are not kept over a reload of the page. */
const withoutSecret = (draft: Draft): Draft => ({ ...draft, advanced: { ...draft.advanced, secret: "" } });

/** What is typed, what of it would be saved, and what is still wrong with it. */
export function useConnectorDraft(connector: SyncConnectorDetails | undefined) {
  const initial = useMemo(
    () => ({
      name: connector?.name ?? "",
      suggestedName: "",
      ...placeDraftOf(connector),
      advanced: advancedDraftOf(connector),
    }),
    [connector],
  );
  const key = `connector.${connector?.id ?? "new"}`;
  const draft = useDraft<Draft>(key, { schema: draftSchema, initial, keep: withoutSecret });
  const advanced = advancedChangeOf(draft.value.advanced, initial.advanced);
  const values: ConnectorValues = {
    name: draft.value.name.trim(),
    url: draft.value[draft.value.place].trim(),
    ...(advanced === undefined ? {} : { advanced }),
  };
  const isDirty =
    values.name !== initial.name || values.url !== (connector?.url ?? "") || advanced !== undefined;
  const setPlace = (change: Partial<PlaceDraft>, suggestedName?: string) => {
    const isFree = values.name === "" || values.name === draft.value.suggestedName;
    draft.set({
      ...change,
      ...(suggestedName !== undefined && isFree ? { name: suggestedName, suggestedName } : {}),
    });
  };
  const errors = useErrors(draft.value, values);
  const isSettable = wrongNumbers(draft.value.advanced).length === 0 && !isWrongHeader(draft.value.advanced);
  const isComplete = errors.name === null && errors.url === null && isSettable;
  return { draft, setPlace, values, isDirty, errors, isComplete };
}

function useErrors({ place }: Draft, { name, url }: ConnectorValues) {
  const { t } = useTexts();
  return { name: name === "" ? t("connectors:nameMissing") : null, url: addressError() };

  function addressError(): string | null {
    if (holdsCredentials(url)) return t("connectors:urlCredentials");
    if (isConnectorUrl(url)) return null;
    if (place !== "url") return t(`places:${place}.missing`);
    return t(url === "" ? "connectors:urlMissing" : "connectors:urlInvalid");
  }
}
