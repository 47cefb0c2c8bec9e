import { CRM_ENTITIES, type CrmEntity } from "@brygga/api-contract";
import { useRouteContext } from "@tanstack/react-router";

/** Which entity the present route shows. */
export function useEntity(): CrmEntity {
  const context: { entity?: unknown } = useRouteContext({ strict: false });
  const entity = CRM_ENTITIES.find((name) => name === context.entity);
  if (entity === undefined) throw new Error("this route shows no CRM entity");
  return entity;
}
