import type { SearchField } from "@brygga/api-contract";
import { Button, Group, Stack, Text } from "@mantine/core";
import { ArrowCounterClockwiseIcon, PlusIcon } from "@phosphor-icons/react";
import { useRef } from "react";
import { StackedTable } from "../../../components/stacked-table.tsx";
import { useTexts } from "../../../i18n/use-texts.ts";
import { CriterionRow } from "./criterion-row.tsx";
import { addCriterion, type DraftCriterion, firstCriteria } from "./draft-criterion.ts";
import classes from "./search-criteria.module.css";

export interface SearchCriteriaProps {
  connectionId: number;
  /** What can be searched; at least one. */
  fields: readonly SearchField[];
  criteria: readonly DraftCriterion[];
  onChange: (criteria: DraftCriterion[]) => void;
  /** Whether to say what is missing in the rows: from the first attempt to search on. */
  showFaults: boolean;
  /** The grid as it opens. @default one row */
  fresh?: readonly DraftCriterion[];
}

/**
 * The criteria of an advanced search: field, operator and value, as many as one wants; an actor is found that
 * meets all of the active ones. Belongs into a form, whose submission searches.
 */
export function SearchCriteria(props: SearchCriteriaProps) {
  const { connectionId, fields, criteria, onChange, showFaults, fresh } = props;
  const { t } = useTexts();
  const addButton = useRef<HTMLButtonElement>(null);
  const hasActive = criteria.some(({ isActive }) => isActive);
  const change = (next: DraftCriterion) =>
    onChange(criteria.map((criterion) => (criterion.id === next.id ? next : criterion)));
  const remove = ({ id }: DraftCriterion) => {
    onChange(criteria.filter((criterion) => criterion.id !== id));
    // The button that was clicked is gone with its row.
    addButton.current?.focus();
  };
  return (
    <Stack gap="sm">
      {criteria.length === 0 ? (
        <Text fz="sm" c="dimmed" role="status">
          {t("search:none")}
        </Text>
      ) : (
        <StackedTable
          aria-label={t("search:label")}
          minWidth={640}
          className={classes.table ?? ""}
          headers={[
            { key: "active", header: t("search:active"), width: 72 },
            { key: "field", header: t("search:field"), width: "26%" },
            { key: "operator", header: t("search:operator"), width: "22%" },
            { key: "value", header: t("search:value") },
            { key: "remove", header: "", width: 52 },
          ]}
        >
          {criteria.map((criterion, index) => (
            <CriterionRow
              key={criterion.id}
              number={index + 1}
              connectionId={connectionId}
              fields={fields}
              criterion={criterion}
              showFault={showFaults}
              onChange={change}
              onRemove={remove}
            />
          ))}
        </StackedTable>
      )}
      <Group gap={8}>
        <Button
          ref={addButton}
          size="xs"
          variant="default"
          leftSection={<PlusIcon size={14} aria-hidden="true" />}
          onClick={() => onChange(addCriterion(fields, criteria))}
        >
          {t("search:add")}
        </Button>
        {criteria.length === 0 ? null : (
          <Button
            size="xs"
            variant="default"
            onClick={() => onChange(criteria.map((criterion) => ({ ...criterion, isActive: !hasActive })))}
          >
            {t(hasActive ? "search:deactivateAll" : "search:activateAll")}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<ArrowCounterClockwiseIcon size={14} aria-hidden="true" />}
          onClick={() => onChange(fresh === undefined ? firstCriteria(fields) : [...fresh])}
        >
          {t("search:reset")}
        </Button>
      </Group>
    </Stack>
  );
}
