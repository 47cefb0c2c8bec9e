import { Group, Stack, Text } from "@mantine/core";
import { PlugsConnectedIcon } from "@phosphor-icons/react";
import { useEffect, useRef } from "react";
import { ErrorNotice } from "../../../../components/error-notice.tsx";
import { ReasonButton } from "../../../../components/reason-button.tsx";
import { useTexts } from "../../../../i18n/use-texts.ts";
import { TestAnswer } from "../test-answer.tsx";
import classes from "./test-section.module.css";
import type { ConnectionForm } from "./use-connection-form.ts";
import { useObstacleText } from "./use-obstacle-text.ts";

/** The button Test ERP connection, and what the last test of exactly these values answered. */
export function TestSection({ form }: { form: ConnectionForm }) {
  const { t } = useTexts();
  const obstacleText = useObstacleText();
  const { configTest, testObstacle } = form;
  const { answer, isCurrent, isPending, error } = configTest;
  const result = useRef<HTMLDivElement>(null);
  // The answer comes below the fold of a long dialog: bring it to where it is read.
  useEffect(() => {
    if (!isPending && (answer !== undefined || error)) result.current?.scrollIntoView({ block: "nearest" });
  }, [isPending, answer, error]);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <ReasonButton
          reason={obstacleText(testObstacle)}
          loading={isPending}
          leftSection={<PlugsConnectedIcon size={17} aria-hidden="true" />}
          onClick={configTest.run}
        >
          {t("settings:form.test")}
        </ReasonButton>
        {answer !== undefined && !isCurrent && !isPending ? (
          <Text fz="sm" c="dimmed">
            {t("settings:form.testOutdated")}
          </Text>
        ) : null}
      </Group>
      <div ref={result} className={classes.result}>
        {answer !== undefined && isCurrent && !isPending ? <TestAnswer answer={answer} /> : null}
        {error && !isPending ? <ErrorNotice error={error} /> : null}
      </div>
    </Stack>
  );
}
