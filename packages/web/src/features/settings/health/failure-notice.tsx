import type { ConnectionHealth } from "@brygga/api-contract";
import { Alert, Text } from "@mantine/core";
import { WarningCircleIcon } from "@phosphor-icons/react";
import { useFormat } from "../../../components/use-format.ts";
import { useTexts } from "../../../i18n/use-texts.ts";

type Failing = Pick<ConnectionHealth, "failure" | "failingSince" | "nextAttemptAt" | "breaker">;

/** Why a connection does not synchronise, since when, and when it is tried again; nothing while it is well. */
export function FailureNotice({ connection }: { connection: Failing }) {
  const { t } = useTexts();
  const format = useFormat();
  const { failure, failingSince, nextAttemptAt, breaker } = connection;
  if (failure === "") return null;
  const times = [
    failingSince === null ? "" : t("health:failingSince", { time: format.dateTime(failingSince) }),
    breaker === "closed" ? "" : t("health:probing"),
    nextAttemptAt === null ? "" : t("health:nextAttempt", { time: format.time(nextAttemptAt) }),
  ];
  return (
    <Alert
      mx="md"
      mb="md"
      color="red"
      variant="light"
      icon={<WarningCircleIcon size={20} aria-hidden="true" />}
    >
      <Text fz="sm">{failure}</Text>
      <Text fz="xs" mt={4}>
        {times.filter((text) => text !== "").join(" ")}
      </Text>
    </Alert>
  );
}
