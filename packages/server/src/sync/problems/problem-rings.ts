import { textInLanguage } from "@brygga/protocol";
import { type ActorTypeMappingConfig, loadMappingsOf } from "../../admin/connection-configuration.ts";
import { crmFieldNames } from "../../crm/field-names.ts";
import type { Db } from "../../db/database.ts";

interface ProblemRow {
  readonly connection_id: number;
  readonly actor_type: string;
  readonly erp_field_key: string;
  readonly code: string;
  readonly details: string;
}

const ORIGIN = /^sync:(\d+)$/;

/** Other connections through which a field keeps coming round. */
function viaOf({ code, details }: ProblemRow): readonly number[] {
  if (code !== "keeps-changing-field") return [];
  const { via = "" } = JSON.parse(details) as Record<string, string>;
  return via.split(" ").flatMap((origin) => Number(ORIGIN.exec(origin)?.[1] ?? Number.NaN) || []);
}

/**
 * For problems of fields that were stopped, the ring that they run through, by the names of connections and fields in a
 * language; "" for others.
 */
export async function ringsOfProblems(
  db: Db,
  rows: readonly ProblemRow[],
  language: string,
): Promise<(row: ProblemRow) => string> {
  const stopped = rows.filter((row) => viaOf(row).length > 0);
  if (stopped.length === 0) return () => "";
  const ids = [...new Set(stopped.flatMap((row) => [row.connection_id, ...viaOf(row)]))];
  const names = await db.selectFrom("erp_connection").select(["id", "name"]).where("id", "in", ids).execute();
  const told: Told = {
    names: new Map(names.map(({ id, name }) => [id, textInLanguage(name, language)])),
    mappings: await loadMappingsOf(db, ids),
    crmFieldName: await crmFieldNames(db),
    language,
  };
  return (row) => ringOf(row, told);
}

interface Told {
  readonly names: ReadonlyMap<number, string>;
  readonly mappings: ReadonlyMap<number, readonly ActorTypeMappingConfig[]>;
  readonly crmFieldName: Awaited<ReturnType<typeof crmFieldNames>>;
  readonly language: string;
}

function ringOf(row: ProblemRow, told: Told): string {
  const via = viaOf(row);
  const own = told.mappings.get(row.connection_id)?.find(({ actorType }) => actorType === row.actor_type);
  const field = own?.fields.find(({ fieldKey }) => fieldKey === row.erp_field_key);
  if (via.length === 0 || own === undefined || !field?.crmFieldKey) return "";
  const crm = `CRM: ${told.crmFieldName(own.crmEntity, field.crmFieldKey)}`;
  const places = via.flatMap((id) => {
    const fields = (told.mappings.get(id) ?? [])
      .filter((type) => type.active && type.crmEntity === own.crmEntity)
      .flatMap((type) => type.fields.filter(({ crmFieldKey }) => crmFieldKey === field.crmFieldKey));
    return fields.length === 0 ? [] : [`${told.names.get(id) ?? id}: ${fields.map(nameIn(told)).join(", ")}`];
  });
  const here = `${told.names.get(row.connection_id) ?? row.connection_id}: ${nameIn(told)(field)}`;
  return [here, ...places]
    .flatMap((place) => [crm, place])
    .concat(crm)
    .join(" → ");
}

const nameIn =
  ({ language }: Told) =>
  ({ displayName, fieldKey }: { displayName: string; fieldKey: string }): string =>
    textInLanguage(displayName, language) || fieldKey;
