import type { CrmEntity } from "@brygga/api-contract";
import { Alert, List, Stack } from "@mantine/core";
import { CheckCircleIcon, WarningIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import type { Reply } from "../../../api/client.ts";
import { crmFieldLabel } from "../../../components/crm-field-label.ts";
import { useReadable } from "../../../components/use-readable.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { crmFieldsQuery } from "../api/crm-fields.ts";
import { ProblemLines } from "./problem-lines.tsx";

interface SyncOutcomeProps {
  outcome: Reply<"syncLink">;
  entity: CrmEntity;
  onClose: () => void;
}

/** What synchronising one record changed on either side, and what it could not. */
export function SyncOutcome({ outcome, entity, onClose }: SyncOutcomeProps) {
  const { t } = useTexts();
  const { changes, problems } = outcome;
  const isWhole = problems.length === 0;
  const Icon = isWhole ? CheckCircleIcon : WarningIcon;
  return (
    <Alert
      color={isWhole ? "fjord" : "orange"}
      role="status"
      withCloseButton
      closeButtonLabel={t("dismiss")}
      onClose={onClose}
      icon={<Icon size={20} aria-hidden="true" />}
      title={
        changes.length === 0
          ? t(isWhole ? "erpLink:sync.equal" : "erpLink:sync.nothing")
          : t("erpLink:sync.changed", { count: changes.length })
      }
    >
      {changes.length === 0 && isWhole ? null : (
        <Stack gap={4}>
          <Changes changes={changes} entity={entity} />
          <ProblemLines problems={problems} />
        </Stack>
      )}
    </Alert>
  );
}

function Changes({ changes, entity }: { changes: Reply<"syncLink">["changes"]; entity: CrmEntity }) {
  const { t } = useTexts();
  const readable = useReadable();
  const fields = useQuery(crmFieldsQuery(entity)).data ?? [];
  if (changes.length === 0) return null;
  return (
    <List fz="sm" spacing={2}>
      {changes.map(({ fieldKey, crmFieldKey, fieldName, target, oldText, newText }) => {
        const field = fields.find(({ key }) => key === crmFieldKey);
        const shown = (value: string) => readable(field?.type ?? "text", value) || t("crm:blank");
        return (
          <List.Item key={`${fieldKey} ${target}`}>
            <strong>{target === "crm" && field !== undefined ? crmFieldLabel(t, field) : fieldName}</strong>:{" "}
            {t(`erpLink:sync.to.${target}`, { before: shown(oldText), after: shown(newText) })}
          </List.Item>
        );
      })}
    </List>
  );
}
