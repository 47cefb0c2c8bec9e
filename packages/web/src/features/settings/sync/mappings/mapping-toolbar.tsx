import type { ActorTypeMapping, CrmField, FieldMapping } from "@brygga/api-contract";
import { Checkbox, Group, Text, TextInput } from "@mantine/core";
import { MagnifyingGlassIcon } from "@phosphor-icons/react";
import { useState } from "react";
import { actorTypeName } from "../../../../components/actor-type-name.ts";
import { type Translate, useTexts } from "../../../../i18n/use-texts.ts";
import { type ChosenDirections, chooseDirections } from "./choose-directions.ts";
import { DirectionsMenu } from "./directions-menu.tsx";
import classes from "./mapping-tab.module.css";

/** More rows than these are easier to find by name. */
const FILTER_FROM = 12;

interface MappingToolbarProps {
  mapping: ActorTypeMapping;
  crmFields: readonly CrmField[];
  isReadOnly: boolean;
  filter: string;
  onFilter: (filter: string) => void;
  onActive: (active: boolean) => void;
  onFields: (fields: readonly FieldMapping[]) => void;
}

function outcomeText(t: Translate, { fields, limited }: ChosenDirections): string {
  const set = t("mapping:directionsSet", { count: fields.length });
  return limited === 0 ? set : `${set} ${t("mapping:directionsLimited", { count: limited })}`;
}

/** What concerns all fields of an actor type: whether it is synchronised, their directions, finding one. */
export function MappingToolbar(props: MappingToolbarProps) {
  const { mapping, crmFields, isReadOnly, filter, onFilter, onActive, onFields } = props;
  const { t } = useTexts();
  const [chosen, setChosen] = useState<ChosenDirections | null>(null);
  const hasMapped = mapping.fields.some(({ crmFieldKey }) => crmFieldKey !== null);
  const reason = isReadOnly ? "read-only" : hasMapped ? null : "nothing-mapped";
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Checkbox
          label={t("mapping:syncActor", {
            actor: actorTypeName(t, mapping.actorType),
            entity: t(`terms:entities.${mapping.crmEntity}`),
          })}
          checked={mapping.active}
          disabled={isReadOnly}
          onChange={(event) => onActive(event.currentTarget.checked)}
        />
        <Group gap="xs" w={{ base: "100%", xs: "auto" }}>
          <DirectionsMenu
            reason={reason === null ? "" : t(`mapping:reasons.${reason}`)}
            onChoose={(choice) => {
              const next = chooseDirections(mapping, crmFields, choice);
              setChosen(next);
              onFields(next.fields);
            }}
          />
          {mapping.fields.length < FILTER_FROM ? null : (
            <TextInput
              size="xs"
              w={{ base: "100%", xs: 220 }}
              aria-label={t("mapping:filter")}
              placeholder={t("mapping:filter")}
              leftSection={<MagnifyingGlassIcon size={14} aria-hidden="true" />}
              value={filter}
              onChange={(event) => onFilter(event.currentTarget.value)}
            />
          )}
        </Group>
      </Group>
      <Text fz="sm" c="dimmed" role="status" className={classes.status}>
        {chosen === null ? null : outcomeText(t, chosen)}
      </Text>
    </>
  );
}
