import type { PreflightFinding } from "@brygga/api-contract";
import { Anchor, Badge, Collapse, Group, List, Stack, Text, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { CaretDownIcon, CaretRightIcon } from "@phosphor-icons/react";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useFormat } from "../../../../components/use-format.ts";
import { type Translate, textOf, useTexts } from "../../../../i18n/use-texts.ts";
import classes from "./preflight.module.css";

const LIST_ITEM_UNMAPPED = "list-item-unmapped";

/** One kind of thing that the mapping meets in a field: how often, and examples on demand. */
export function PreflightFindingView({ finding }: { finding: PreflightFinding }) {
  const { t } = useTexts();
  const [isOpen, { toggle }] = useDisclosure(false);
  const id = useId();
  const Caret = isOpen ? CaretDownIcon : CaretRightIcon;
  return (
    <Stack gap={4}>
      <UnstyledButton
        className={classes.finding}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={toggle}
        fz="sm"
      >
        <Caret size={12} aria-hidden="true" /> {findingText(t, finding)}
      </UnstyledButton>
      <Collapse expanded={isOpen} id={id}>
        <Stack gap="xs" ps="lg" pb="xs">
          {finding.items.length === 0 ? null : <Items items={finding.items} />}
          <Examples examples={finding.examples} />
        </Stack>
      </Collapse>
    </Stack>
  );
}

function findingText(t: Translate, { code, side, count, items, examples }: PreflightFinding): string {
  const limit = Number(examples[0]?.details.limit ?? 0);
  const name = code === LIST_ITEM_UNMAPPED ? `${code}-${side}` : code;
  return textOf(t, `preflight:codes.${name}`, { count, limit, items: items.length }) || `${code}: ${count}`;
}

function Items({ items }: Pick<PreflightFinding, "items">) {
  const { t } = useTexts();
  const format = useFormat();
  return (
    <div>
      <Text fz="xs" fw={600}>
        {t("preflight:items")}
      </Text>
      <Group gap={6} component="ul" className={classes.items ?? ""}>
        {items.map(({ key, text, count }) => (
          <Badge key={key} component="li" variant="default" tt="none" fw={500}>
            {`${text}: ${format.number(count)}`}
          </Badge>
        ))}
      </Group>
    </div>
  );
}

type Example = PreflightFinding["examples"][number];

const PATHS = { company: "/companies", contact: "/contacts", project: "/projects" } as const;

function Examples({ examples }: { examples: readonly Example[] }) {
  const { t } = useTexts();
  return (
    <div>
      <Text fz="xs" fw={600}>
        {t("preflight:examples")}
      </Text>
      <List fz="sm" spacing={2} className={classes.examples ?? ""}>
        {examples.map((example) => (
          <List.Item key={example.erpKey}>
            <Subject example={example} />: {valueText(t, example)}
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function Subject({ example: { entity, entityId, recordName, erpKey } }: { example: Example }) {
  const { t } = useTexts();
  if (entity === null || entityId === null) return t("preflight:actor", { key: erpKey ?? "" });
  return (
    <Anchor component={Link} to={`${PATHS[entity]}/${entityId}`} fz="sm">
      {recordName === "" ? t("preflight:actor", { key: erpKey ?? "" }) : recordName}
    </Anchor>
  );
}

function valueText(t: Translate, { value, details }: Example): string {
  if (details.becomes !== undefined) {
    return t("preflight:becomes", { value: details.value ?? value ?? "", becomes: details.becomes });
  }
  const shown = details.text ?? value ?? "";
  if (shown === "") return t("preflight:blank");
  if (details.length === undefined) return `“${shown}”`;
  return `“${shown}” (${t("preflight:characters", { count: Number(details.length) })})`;
}
