import type { CrmField, LinkDifference } from "@brygga/api-contract";
import { Group, Radio, Text } from "@mantine/core";
import { WarningIcon } from "@phosphor-icons/react";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import { useReadable } from "../../../components/use-readable.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { Side } from "../api/connect.ts";
import { Blank } from "../blank.tsx";
import classes from "./compare-step.module.css";

interface DifferenceRowProps {
  difference: LinkDifference;
  /** Undefined while the fields are being read. */
  crmField: CrmField | undefined;
  /** The side to keep; null where the field stays as it is on both sides. */
  side: Side | null;
  onChoose: (side: Side) => void;
}

/** One field in which the two sides differ. */
export function DifferenceRow({ difference, crmField, side, onChoose }: DifferenceRowProps) {
  const { t } = useTexts();
  const readable = useReadable();
  const { displayName, crmText, erpText, allowed } = difference;
  const type = crmField?.type ?? "text";
  const crmName = crmField === undefined ? difference.crmFieldKey : crmFieldLabel(t, crmField);
  return (
    <Radio.Group
      aria-label={displayName}
      value={side}
      onChange={(chosen) => onChoose(chosen === "crm" ? "crm" : "erp")}
      className={classes.row ?? ""}
    >
      <div className={classes.columns}>
        <div>
          <Text fz="sm" fw={560}>
            {displayName}
          </Text>
          {crmName === displayName ? null : (
            <Text fz="xs" c="dimmed">
              {crmName}
            </Text>
          )}
        </div>
        <SideCard side="crm" text={readable(type, crmText)} isAllowed={allowed.includes("crm")} />
        <SideCard side="erp" text={readable(type, erpText)} isAllowed={allowed.includes("erp")} />
      </div>
      <FieldNote difference={difference} isUndecided={side === null && allowed.length === 0} />
    </Radio.Group>
  );
}

interface SideCardProps {
  side: Side;
  text: string;
  isAllowed: boolean;
}

function SideCard({ side, text, isAllowed }: SideCardProps) {
  const { t } = useTexts();
  return (
    <Radio.Card
      value={side}
      disabled={!isAllowed}
      className={classes.card ?? ""}
      aria-label={`${t(`crm:connect.side.${side}`)}: ${text || t("crm:blank")}`}
      title={isAllowed ? "" : t(`crm:connect.notAllowed.${side}`)}
    >
      <Radio.Indicator disabled={!isAllowed} />
      <div className={classes.value}>
        <Text fz="xs" c="dimmed" hiddenFrom="sm">
          {t(`crm:connect.side.${side}`)}
        </Text>
        {text === "" ? <Blank /> : text}
      </div>
    </Radio.Card>
  );
}

/** Why a field has no choice, or not both. */
function FieldNote({ difference, isUndecided }: { difference: LinkDifference; isUndecided: boolean }) {
  const { t } = useTexts();
  const { problem, details } = difference;
  if (problem === "" && !isUndecided) return null;
  const { text, advice } = syncProblemText(t, problem, details);
  return (
    <Group gap={6} mt={6} wrap="nowrap" align="flex-start">
      <WarningIcon
        size={16}
        color="var(--mantine-color-orange-6)"
        className={classes.noteIcon}
        aria-hidden="true"
      />
      <Text fz="xs">
        {problem === "" ? "" : `${text} ${advice} `}
        {isUndecided ? t("crm:connect.staysDifferent") : ""}
      </Text>
    </Group>
  );
}
