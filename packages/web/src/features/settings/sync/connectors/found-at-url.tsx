import type { ConnectorFindingAtUrl } from "@brygga/api-contract";
import { Stack, Text } from "@mantine/core";
import { useFormat } from "../../../../components/use-format.ts";
import { useTexts } from "../../../../i18n/use-texts.ts";

/** What the description of the service said when it was last read. */
export function FoundAtUrl({ found }: { found: ConnectorFindingAtUrl | null }) {
  const { t } = useTexts();
  const lines = useLines(found);
  return (
    <Stack gap={4} role="group" aria-label={t("advanced:found")}>
      <Text fz="sm" fw={600}>
        {t("advanced:found")}
      </Text>
      {lines.map((line) => (
        <Text key={line} fz="sm" style={{ overflowWrap: "anywhere" }}>
          {line}
        </Text>
      ))}
    </Stack>
  );
}

function useLines(found: ConnectorFindingAtUrl | null): string[] {
  const { t } = useTexts();
  const { dateTime } = useFormat();
  if (found === null) return [t("advanced:notLooked")];
  const { problem, source, operations, missing, brokenImports, otherAddress, calledAddress } = found;
  const when = dateTime(found.at);
  const lines = {
    "": t("advanced:understood", { source, count: operations.length, when }),
    unreachable: t("advanced:unreachable", { when }),
    "no-wsdl": t("advanced:noDescription", { when }),
  };
  return [
    lines[problem],
    ...(missing.length > 0 ? [t("advanced:missing", { operations: missing.join(", ") })] : []),
    ...(brokenImports.length > 0
      ? [t("advanced:brokenImports", { documents: brokenImports.join(", ") })]
      : []),
    ...(calledAddress === "" ? [] : [t("advanced:called", { address: calledAddress })]),
    ...(otherAddress === "" ? [] : [t("advanced:otherAddress", { address: otherAddress })]),
  ];
}
