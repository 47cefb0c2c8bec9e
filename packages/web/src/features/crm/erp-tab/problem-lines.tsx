import type { ErpTabSection } from "@brygga/api-contract";
import { Text } from "@mantine/core";
import { syncProblemText } from "../../../components/sync-problem-text.ts";
import { useTexts } from "../../../i18n/use-texts.ts";

type Problem = NonNullable<ErpTabSection["link"]>["problems"][number];

/** What could not be synchronised of a record: a line each, with the field, why, and what to do about it. */
export function ProblemLines({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTexts();
  return problems.map(({ fieldKey, fieldName, code, details }) => {
    const { text, advice } = syncProblemText(t, code, details);
    return (
      <Text key={`${fieldKey ?? ""} ${code}`} fz="sm">
        {fieldName === null ? null : <strong>{fieldName}: </strong>}
        {text} {advice}
      </Text>
    );
  });
}
