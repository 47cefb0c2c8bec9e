import type { api, ConnectorAnswer } from "@brygga/api-contract";
import { type Actor, decodeValue, textInLanguage } from "@brygga/protocol";
import type { Link } from "@brygga/sync-engine";
import type { z } from "zod";
import type { Language } from "../../admin/admin-deps.ts";
import type { BoundConnection } from "../../admin/connection-client.ts";
import { wordsIn } from "../../admin/words.ts";
import { type CallOptions, toAnswer } from "../../connector-client/index.ts";
import type { Db } from "../../db/database.ts";

type LinkFields = z.input<typeof api.getLinkFields.reply>;
type TabField = LinkFields["fields"][number];

interface ShownField {
  readonly fieldKey: string;
  readonly displayName: string;
  readonly displayDescription: string;
  readonly fieldType: string;
  readonly listName: string;
}

interface FieldDeps {
  readonly db: Db;
  readonly openConnection: (connectionId: number) => Promise<BoundConnection>;
}

/**
 * The fields marked *Show in ERP tab* of a linked actor, as the ERP holds them now. Nothing is stored. A
 * failure of the ERP is part of the answer, so that the rest of the screen is none the worse for it.
 */
export async function fetchLinkFields(deps: FieldDeps, link: Link, language: Language): Promise<LinkFields> {
  const shown = await shownFields(deps.db, link);
  if (shown.length === 0) return { answer: OK, fields: [] };
  const connection = await deps.openConnection(link.connectionId);
  const result = await connection.call("getActors", {
    actorType: link.actorType,
    erpKeys: [link.erpKey],
    fieldKeys: shown.map((field) => field.fieldKey),
  });
  if (!result.ok) return { answer: toAnswer(result, language), fields: [] };
  const actor = result.response.actors?.find((candidate) => candidate.erpKey === link.erpKey);
  if (!actor) return { answer: gone(link, language), fields: [] };
  const texts = await listTexts(connection, { shown, actor });
  return {
    answer: toAnswer(result, language),
    fields: shown.map((field) => describe(field, { actor, texts, language })),
  };
}

const OK: ConnectorAnswer = { ok: true, state: "Ok", explanation: "", details: "", cause: null, values: {} };

const GONE = {
  en: (link: Link) =>
    `${link.actorType} ${link.erpKey} is no longer in the ERP. Disconnect the record, or connect it to another actor.`,
  sv: (link: Link) =>
    `${link.actorType} ${link.erpKey} finns inte längre i ERP-systemet. Koppla från posten eller anslut den till en annan aktör.`,
  nb: (link: Link) =>
    `${link.actorType} ${link.erpKey} finnes ikke lenger i ERP. Koble fra posten, eller koble den til en annen aktør.`,
  da: (link: Link) =>
    `${link.actorType} ${link.erpKey} findes ikke længere i ERP. Afbryd postens forbindelse, eller forbind den med en anden aktør.`,
  de: (link: Link) =>
    `${link.actorType} ${link.erpKey} ist nicht mehr im ERP. Trennen Sie den Datensatz, oder verbinden Sie ihn mit einem anderen Akteur.`,
  nl: (link: Link) =>
    `${link.actorType} ${link.erpKey} is niet meer in het ERP. Koppel de record los, of koppel die aan een andere actor.`,
};

const gone = (link: Link, language: Language): ConnectorAnswer => ({
  ...OK,
  ok: false,
  state: "Error",
  explanation: wordsIn(GONE, language)(link),
});

async function shownFields(db: Db, link: Link): Promise<ShownField[]> {
  const rows = await db
    .selectFrom("erp_field")
    .innerJoin("actor_type_mapping", "actor_type_mapping.id", "erp_field.actor_type_mapping_id")
    .select(["field_key", "display_name", "display_description", "field_type", "list_name"])
    .where("connection_id", "=", link.connectionId)
    .where("actor_type", "=", link.actorType)
    .where("show_in_erp_tab", "=", 1)
    .where("missing_in_erp", "=", 0)
    .orderBy("rank")
    .execute();
  return rows.map((row) => ({
    fieldKey: row.field_key,
    displayName: row.display_name,
    displayDescription: row.display_description,
    fieldType: row.field_type,
    listName: row.list_name,
  }));
}

interface ShownActor {
  readonly shown: readonly Pick<ShownField, "fieldKey" | "fieldType" | "listName">[];
  readonly actor: Pick<Actor, "fieldValues">;
}

/** Texts of an actor's list values by list name; a list that cannot be read leaves its keys as they are. */
export async function listTexts(
  connection: BoundConnection,
  { shown, actor }: ShownActor,
  options: CallOptions = {},
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const lists = Map.groupBy(
    shown.filter((field) => field.fieldType === "List" && actor.fieldValues[field.fieldKey]),
    (field) => field.listName,
  );
  const texts = await Promise.all(
    [...lists].map(async ([listName, fields]) => {
      const listItemKeys = fields.map((field) => actor.fieldValues[field.fieldKey] ?? "");
      const result = await connection.call("getListItems", { listName, listItemKeys }, options);
      return [listName, (result.ok && result.response.listItems) || {}] as const;
    }),
  );
  return new Map(texts);
}

interface FieldContext {
  readonly actor: Actor;
  readonly texts: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly language: string;
}

function describe(field: ShownField, { actor, texts, language }: FieldContext): TabField {
  const wire = Object.hasOwn(actor.fieldValues, field.fieldKey)
    ? actor.fieldValues[field.fieldKey]
    : undefined;
  const decoded = wire === undefined ? null : decodeValue(field.fieldType, wire);
  const value = decoded === null ? null : decoded.ok ? decoded.value : decoded.text;
  const itemText =
    field.fieldType === "List" && value !== null ? texts.get(field.listName)?.[value] : undefined;
  return {
    fieldKey: field.fieldKey,
    displayName: textInLanguage(field.displayName, language) || field.fieldKey,
    displayDescription: textInLanguage(field.displayDescription, language),
    fieldType: field.fieldType,
    value,
    text: itemText === undefined ? (value ?? "") : textInLanguage(itemText, language),
  };
}
