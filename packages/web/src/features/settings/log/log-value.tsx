import { Text } from "@mantine/core";
import { useReadable } from "../../../components/use-readable.ts";
import { useTexts } from "../../../i18n/use-texts.ts";

interface LogValueProps {
  value: string;
  /** Of the CRM field; undefined while the fields are being read, and for one that is gone. */
  type: string | undefined;
}

/** A value as people read it; a blank one is said to be one. */
export function LogValue({ value, type = "text" }: LogValueProps) {
  const { t } = useTexts();
  const readable = useReadable();
  if (value === "") {
    return (
      <Text fz="sm" c="dimmed" fs="italic">
        {t("log:blank")}
      </Text>
    );
  }
  return (
    <Text fz="sm" miw="5.5rem" style={{ overflowWrap: "anywhere", whiteSpace: "pre-line" }} lineClamp={4}>
      {readable(type, value)}
    </Text>
  );
}
