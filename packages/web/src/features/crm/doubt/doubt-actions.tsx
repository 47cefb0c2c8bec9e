import type { UncertainCreate } from "@brygga/api-contract";
import { Button, Group } from "@mantine/core";
import { MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useState } from "react";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import type { DoubtAnswer } from "../api/create.ts";

interface DoubtActionsProps {
  doubt: UncertainCreate;
  isPending: boolean;
  onAnswer: (answer: DoubtAnswer) => void;
}

/** Search again, create anyway, forget; the last two ask first. */
export function DoubtActions({ doubt, isPending, onAnswer }: DoubtActionsProps) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<"create-anyway" | "give-up" | null>(null);
  const values = {
    name: doubt.recordName,
    actorType: actorTypeName(t, doubt.actorType),
    connection: doubt.connectionName,
  };
  const questions = {
    "create-anyway": {
      title: t("erpLink:doubt.anyway.title", values),
      text: t("erpLink:doubt.anyway.text", values),
      action: t("erpLink:doubt.anyway.action"),
    },
    "give-up": {
      title: t("erpLink:doubt.forget.title", values),
      text: t("erpLink:doubt.forget.text", values),
      action: t("erpLink:doubt.forget.action"),
    },
  };
  const question = asking === null ? null : questions[asking];
  return (
    <Group gap={8}>
      <Button
        size="xs"
        variant="default"
        leftSection={<MagnifyingGlassIcon size={14} aria-hidden="true" />}
        loading={isPending}
        onClick={() => onAnswer({ kind: "search" })}
      >
        {t("erpLink:doubt.search")}
      </Button>
      <Button size="xs" variant="default" disabled={isPending} onClick={() => setAsking("create-anyway")}>
        {t("erpLink:doubt.anyway.ask")}
      </Button>
      <Button size="xs" variant="subtle" disabled={isPending} onClick={() => setAsking("give-up")}>
        {t("erpLink:doubt.forget.ask")}
      </Button>
      {asking === null || question === null ? null : (
        <ConfirmDialog
          title={question.title}
          texts={[question.text]}
          action={question.action}
          isPending={false}
          error={null}
          onConfirm={() => {
            setAsking(null);
            onAnswer({ kind: asking });
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </Group>
  );
}
