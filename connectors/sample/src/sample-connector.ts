import { type ActorSource, type Connector, defineConnector } from "@brygga/connector-sdk";
import type { Actor, TextMap } from "@brygga/protocol";
import { SAMPLE_CONFIG, testSampleConfig } from "./sample-config.ts";
import { type SampleErp, unknownActorType } from "./sample-erp.ts";
import { isSampleActorType, SAMPLE_ACTOR_TYPES, SAMPLE_FIELDS, type SampleField } from "./sample-fields.ts";
import { itemsOf } from "./sample-lists.ts";
import { saveInSample } from "./save-in-sample.ts";

/** The connector of the made-up ERP, called `Sample`. All its connections see the same data. */
export function createSampleConnector(erp: SampleErp): Connector {
  return defineConnector({
    name: "Sample",
    description: "A made-up ERP system with customers, suppliers, persons and projects.",
    config: SAMPLE_CONFIG,
    testConfig: testSampleConfig,
    getSupportedActorTypes: () => SAMPLE_ACTOR_TYPES,
    getFields: (_connection, actorType) => fieldsOf(actorType),
    getActors: (_connection, { actorType, erpKeys, fieldKeys }) => {
      const found = erpKeys.flatMap((erpKey) => erp.actor(actorType, erpKey) ?? []);
      return withFields(found, { actorType, fieldKeys });
    },
    getActorsByTimestamp: (_connection, { actorType, fieldKeys, updatedOnOrAfter }) =>
      withFields(erp.changedSince(actorType, updatedOnOrAfter), { actorType, fieldKeys }),
    searchActors: (_connection, { actorType, fieldKeys, searchText }) =>
      withFields(search(erp, actorType, searchText), { actorType, fieldKeys }),
    createActor: (_connection, actor) => erp.create(actor),
    saveActors: (_connection, actors) => saveInSample(erp, actors),
    getList: (_connection, listName) => itemsOf(listName),
  });
}

function fieldsOf(actorType: string): readonly SampleField[] {
  if (isSampleActorType(actorType)) return SAMPLE_FIELDS[actorType];
  throw unknownActorType(actorType);
}

function withFields(
  actors: readonly Actor[],
  { actorType, fieldKeys }: { readonly actorType: string; readonly fieldKeys: readonly string[] },
): ActorSource {
  const known = new Set(fieldsOf(actorType).map(({ fieldKey }) => fieldKey));
  const wanted = fieldKeys.filter((fieldKey) => known.has(fieldKey));
  return actors.map((actor) => ({ ...actor, fieldValues: picked(actor.fieldValues, wanted) }));
}

function picked(values: TextMap, fieldKeys: readonly string[]): TextMap {
  const kept: TextMap = {};
  for (const key of fieldKeys) kept[key] = values[key] ?? "";
  return kept;
}

/** Every word must stand somewhere in the texts of the actor, in any case. */
function search(erp: SampleErp, actorType: string, searchText: string): Actor[] {
  const words = searchText.toLowerCase().split(/\s+/).filter(Boolean);
  const textKeys = fieldsOf(actorType)
    .filter(({ fieldType }) => fieldType === "Text")
    .map(({ fieldKey }) => fieldKey);
  return [...erp.actors(actorType)].filter(({ fieldValues }) => {
    const texts = textKeys
      .map((key) => fieldValues[key] ?? "")
      .join("\n")
      .toLowerCase();
    return words.every((word) => texts.includes(word));
  });
}
