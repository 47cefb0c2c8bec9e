import type { ErpTabSection } from "@brygga/api-contract";
import { Alert, Stack, Text } from "@mantine/core";
import { WarningIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { linkFieldsQuery } from "../api/erp-tab.ts";

type Link = NonNullable<ErpTabSection["link"]>;

/** What of the record could not be synchronised, why, and what to do about it. */
export function LinkProblems({ link }: { link: Link }) {
  const { t } = useTexts();
  const live = useQuery({ ...linkFieldsQuery(link.id), enabled: false });
  if (link.problems.length === 0) return null;
  const nameOf = (fieldKey: string) =>
    live.data?.fields.find((field) => field.fieldKey === fieldKey)?.displayName ?? fieldKey;
  return (
    <Alert
      color="orange"
      title={t("crm:erp.problems", { count: link.problems.length })}
      icon={<WarningIcon size={20} aria-hidden="true" />}
    >
      <Stack gap="xs">
        {link.problems.map(({ fieldKey, code, details }) => {
          const { text, advice } = syncProblemText(t, code, details);
          return (
            <Text key={`${fieldKey ?? ""} ${code}`} fz="sm">
              {fieldKey === null ? null : <strong>{nameOf(fieldKey)}: </strong>}
              {text} {advice}
            </Text>
          );
        })}
      </Stack>
    </Alert>
  );
}
