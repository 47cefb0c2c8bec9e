import { Checkbox, Stack } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { actorTypeName } from "../../../components/actor-type-name.ts";
import { useTexts } from "../../../i18n/use-texts.ts";
import { actorTypesQuery } from "../api/mappings.ts";

/** Actor types that any of these connections synchronises. */
export function useSyncedActorTypes(connectionIds: readonly number[]): string[] {
  const queries = useQueries({ queries: connectionIds.map((id) => actorTypesQuery(id)) });
  const types = queries.flatMap(({ data = [] }) => data.filter(({ active }) => active));
  return [...new Set(types.map(({ actorType }) => actorType))];
}

interface ActorTypeChoiceProps {
  /** Those to choose from. */
  actorTypes: readonly string[];
  chosen: readonly string[];
  onChange: (actorTypes: string[]) => void;
}

/** Which actor types the work is about; nothing where there is but one. */
export function ActorTypeChoice({ actorTypes, chosen, onChange }: ActorTypeChoiceProps) {
  const { t } = useTexts();
  if (actorTypes.length < 2) return null;
  return (
    <Checkbox.Group label={t("jobs:resync.actorTypes")} value={[...chosen]} onChange={onChange}>
      <Stack gap={8} mt={6}>
        {actorTypes.map((type) => (
          <Checkbox key={type} value={type} label={actorTypeName(t, type)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
