import { Group, Stack, Text } from "@mantine/core";
import { PlugsConnectedIcon } from "@phosphor-icons/react";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { Reveal } from "../../../../components/reveal.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { TestAnswer } from "../test-answer.tsx";
import type { ConnectionForm } from "./use-connection-form.ts";
import { useObstacleText } from "./use-obstacle-text.ts";

/** The button Test ERP connection, and what the last test of exactly these values answered. */
export function TestSection({ form }: { form: ConnectionForm }) {
  const { t } = useTexts();
  const obstacleText = useObstacleText();
  const { configTest, testObstacle } = form;
  const { answer, isCurrent, isPending, error } = configTest;
  const shown = isPending ? null : ((isCurrent ? answer : null) ?? error);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <ReasonButton
          reason={obstacleText(testObstacle)}
          loading={isPending}
          leftSection={<PlugsConnectedIcon size={17} aria-hidden="true" />}
          onClick={configTest.run}
        >
          {t("connectionForm:test")}
        </ReasonButton>
        {answer !== undefined && !isCurrent && !isPending ? (
          <Text fz="sm" c="dimmed">
            {t("connectionForm:testOutdated")}
          </Text>
        ) : null}
      </Group>
      <Reveal of={shown}>
        {answer !== undefined && isCurrent && !isPending ? <TestAnswer answer={answer} /> : null}
        {error && !isPending ? <ErrorNotice error={error} /> : null}
      </Reveal>
    </Stack>
  );
}
