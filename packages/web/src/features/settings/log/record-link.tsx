import { CRM_PATHS, type CrmEntity } from "@brygga/api-contract";
import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";

/** Leads from a row of the log to its record. */
export function RecordLink({ entity, id, name }: { entity: CrmEntity; id: number; name: string }) {
  return (
    <Anchor component={Link} to={`${CRM_PATHS[entity]}/${id}`} fz="sm">
      {name === "" ? `#${id}` : name}
    </Anchor>
  );
}
