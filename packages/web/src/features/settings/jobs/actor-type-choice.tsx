import { Select } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { actorTypesQuery } from "../api/mappings.ts";

interface ActorTypeChoiceProps {
  connectionIds: readonly number[];
  /** null: all that are synchronised. */
  value: string | null;
  onChange: (actorType: string | null) => void;
}

const ALL = "";

/** Whether the work is about all actor types that these connections synchronise, or one of them. */
export function ActorTypeChoice({ connectionIds, value, onChange }: ActorTypeChoiceProps) {
  const { t } = useTexts();
  const queries = useQueries({ queries: connectionIds.map((id) => actorTypesQuery(id)) });
  const types = new Set(
    queries.flatMap(({ data = [] }) => data.flatMap((type) => (type.active ? [type.actorType] : []))),
  );
  // What was chosen before a reload stays to be seen while the types are being read.
  if (value !== null) types.add(value);
  return (
    <Select
      label={t("jobs:resync.actorType")}
      allowDeselect={false}
      data={[
        { value: ALL, label: t("jobs:resync.allActorTypes") },
        ...[...types].map((type) => ({ value: type, label: actorTypeName(t, type) })),
      ]}
      value={value ?? ALL}
      onChange={(chosen) => onChange(chosen === null || chosen === ALL ? null : chosen)}
    />
  );
}
