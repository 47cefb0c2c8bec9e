import type { ErpTabSection } from "@brygga/api-contract";
import { Alert, Stack, Text } from "@mantine/core";
import { WarningIcon } from "@phosphor-icons/react";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import { useTexts } from "../../../i18n/use-texts.ts";

type Link = NonNullable<ErpTabSection["link"]>;

/** What of the record could not be synchronised, why, and what to do about it. */
export function LinkProblems({ link }: { link: Link }) {
  const { t } = useTexts();
  if (link.problems.length === 0) return null;
  return (
    <Alert
      color="orange"
      title={t("crm:erp.problems", { count: link.problems.length })}
      icon={<WarningIcon size={20} aria-hidden="true" />}
    >
      <Stack gap="xs">
        {link.problems.map(({ fieldKey, fieldName, code, details }) => {
          const { text, advice } = syncProblemText(t, code, details);
          return (
            <Text key={`${fieldKey ?? ""} ${code}`} fz="sm">
              {fieldName === null ? null : <strong>{fieldName}: </strong>}
              {text} {advice}
            </Text>
          );
        })}
      </Stack>
    </Alert>
  );
}
