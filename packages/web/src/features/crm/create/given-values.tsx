import type { CreateForm } from "@brygga/api-contract";
import { Badge, Box, Text } from "@mantine/core";
import { useReadable } from "../../../components/use-readable.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import classes from "../erp-tab/live-fields.module.css";

/** What the ERP gets without a question: the record's values, and defaults that nobody is asked for. */
export function GivenValues({ given }: Pick<CreateForm, "given">) {
  const { t } = useTexts();
  const readable = useReadable();
  if (given.length === 0) return null;
  return (
    <Box className={classes.frame}>
      <Text fz="xs" c="dimmed" fw={600} mb={6}>
        {t("erpLink:create.given")}
      </Text>
      <dl className={classes.fields}>
        {given.map(({ fieldKey, displayName, fieldType, text, source }) => (
          <div key={fieldKey} className={classes.field}>
            <dt>{displayName}</dt>
            <dd>
              {readable(fieldType, text)}{" "}
              {source === "default" ? (
                <Badge size="xs" variant="light" color="gray">
                  {t("erpLink:create.default")}
                </Badge>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </Box>
  );
}
