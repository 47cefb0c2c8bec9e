import type { ErpTabSection } from "@brygga/api-contract";
import { Alert, Stack } from "@mantine/core";
import { WarningIcon } from "@phosphor-icons/react";
import { useTexts } from "../../../i18n/use-texts.ts";
import { ProblemLines } from "./problem-lines.tsx";

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
        <ProblemLines problems={link.problems} />
      </Stack>
    </Alert>
  );
}
