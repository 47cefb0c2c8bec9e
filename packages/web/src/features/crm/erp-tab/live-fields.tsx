import type { ConnectorAnswer, ErpTabSection } from "@brygga/api-contract";
import {
  ActionIcon,
  Alert,
  Box,
  Button,
  Group,
  Skeleton,
  Stack,
  Text,
  Tooltip,
  VisuallyHidden,
} from "@mantine/core";
import { ArrowsClockwiseIcon, PlugsIcon } from "@phosphor-icons/react";
import { useQuery } from "@tanstack/react-query";
import { Details } from "../../../components/details.tsx";
import { ErrorNotice } from "../../../components/error-notice.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { linkFieldsQuery } from "../api/erp-tab.ts";
import { SlowErp } from "../slow-erp.tsx";
import classes from "./live-fields.module.css";
import { type LiveField, LiveValue } from "./live-value.tsx";
import { NoFields } from "./no-fields.tsx";

interface LiveFieldsProps {
  link: Pick<NonNullable<ErpTabSection["link"]>, "id" | "actorType">;
  connectionId: number;
}

/** The fields marked Show in ERP tab, as the ERP has them now. Nothing else waits for them. */
export function LiveFields({ link, connectionId }: LiveFieldsProps) {
  const fields = useQuery(linkFieldsQuery(link.id));
  const reload = () => void fields.refetch();
  if (fields.isPending) return <FieldsSkeleton />;
  if (fields.error && fields.data === undefined) return <ErrorNotice error={fields.error} onRetry={reload} />;
  const { answer, fields: values } = fields.data;
  if (!answer.ok) return <NoAnswer answer={answer} onRetry={reload} isRetrying={fields.isFetching} />;
  if (values.length === 0) return <NoFields actorType={link.actorType} connectionId={connectionId} />;
  return <FieldList fields={values} onReload={reload} isReloading={fields.isFetching} />;
}

interface FieldListProps {
  fields: readonly LiveField[];
  onReload: () => void;
  isReloading: boolean;
}

function FieldList({ fields, onReload, isReloading }: FieldListProps) {
  const { t } = useTexts();
  return (
    <Box className={classes.frame}>
      <Group justify="space-between" mb={6} wrap="nowrap">
        <Text fz="xs" c="dimmed" fw={600}>
          {t("crm:erp.liveTitle")}
        </Text>
        <Tooltip label={t("crm:erp.reload")}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("crm:erp.reload")}
            loading={isReloading}
            onClick={onReload}
          >
            <ArrowsClockwiseIcon size={16} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Group>
      <dl className={classes.fields}>
        {fields.map((field) => (
          <div key={field.fieldKey} className={classes.field}>
            <dt title={field.displayDescription}>{field.displayName}</dt>
            <dd>
              <LiveValue field={field} />
            </dd>
          </div>
        ))}
      </dl>
    </Box>
  );
}

interface NoAnswerProps {
  answer: ConnectorAnswer;
  onRetry: () => void;
  isRetrying: boolean;
}

/** The ERP did not answer, or not as hoped; what is stored in the CRM is none the worse for it. */
function NoAnswer({ answer, onRetry, isRetrying }: NoAnswerProps) {
  const { t } = useTexts();
  return (
    <Alert
      color="orange"
      role="alert"
      title={t("crm:erp.noAnswer")}
      icon={<PlugsIcon size={20} aria-hidden="true" />}
    >
      <Stack gap={8} align="flex-start">
        {answer.explanation === "" ? null : (
          <Text fz="sm" style={{ whiteSpace: "pre-line" }}>
            {answer.explanation}
          </Text>
        )}
        <Text fz="sm">{t("crm:erp.noAnswerAdvice")}</Text>
        <Details text={answer.details} />
        <Button size="xs" variant="default" onClick={onRetry} loading={isRetrying}>
          {t("retry")}
        </Button>
      </Stack>
    </Alert>
  );
}

function FieldsSkeleton() {
  const { t } = useTexts();
  return (
    <Box className={classes.frame}>
      <Box role="status">
        <VisuallyHidden>{t("crm:erp.asking")}</VisuallyHidden>
        <Text fz="xs" c="dimmed" fw={600} mb={8} aria-hidden="true">
          {t("crm:erp.asking")}
        </Text>
        <div className={classes.fields}>
          {["first", "second", "third", "fourth"].map((key) => (
            <Skeleton key={key} height={34} />
          ))}
        </div>
      </Box>
      <SlowErp />
    </Box>
  );
}
