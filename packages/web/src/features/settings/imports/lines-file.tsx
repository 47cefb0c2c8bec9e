import { Anchor } from "@mantine/core";
import { DownloadSimpleIcon } from "@phosphor-icons/react";
import { downloadUrl } from "../../../api/download-url.ts";
import { useTexts } from "../../../i18n/use-texts.ts";

interface LinesFileProps {
  path: string;
  /** What the lines are filtered by: the file has the same. */
  filter: Readonly<Record<string, string | undefined>>;
}

/** The lines that are shown, and those that are not on the page yet, as a file. */
export function LinesFile({ path, filter }: LinesFileProps) {
  const { t } = useTexts();
  return (
    <Anchor href={downloadUrl(path, filter)} download fz="sm">
      <DownloadSimpleIcon size={14} aria-hidden="true" /> {t("jobs:csv")}
    </Anchor>
  );
}
