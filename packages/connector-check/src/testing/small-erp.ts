import {
  type AnsweredActor,
  type Connector,
  ConnectorError,
  defineConnector,
  type FieldDefinition,
  password,
  text,
} from "@brygga/connector-sdk";
import { type Actor, compareLastModified } from "@brygga/protocol";

const FIELDS: readonly FieldDefinition[] = [
  { fieldKey: "NAME", fieldType: "Text", access: "Mandatory", maxLength: 60 },
  { fieldKey: "CITY", fieldType: "Text" },
  { fieldKey: "DAYS", fieldType: "Integer" },
  { fieldKey: "BALANCE", fieldType: "Double", access: "ReadOnly" },
];

/** An ERP in memory with few fields, so that examining it takes no time. */
export class SmallErp {
  readonly actors: Actor[] = [
    ...[1, 2, 3, 4].map((number) => actorOf("Customer", number)),
    ...[1, 2].map((number) => actorOf("Person", number)),
  ];
  #stamp = 1000;

  find(actorType: string, erpKey: string): Actor | undefined {
    return this.actors.find((each) => each.actorType === actorType && each.erpKey === erpKey);
  }

  create(actor: Actor): Actor {
    this.#stamp += 1;
    const made = {
      ...actor,
      erpKey: `N${this.#stamp}`,
      lastModified: String(this.#stamp),
      fieldValues: { BALANCE: "[F:0.0]", ...written(actor) },
    };
    this.actors.push(made);
    return made;
  }

  save(actor: Actor): Actor | null {
    const known = this.find(actor.actorType, actor.erpKey);
    if (known === undefined) return null;
    this.#stamp += 1;
    known.fieldValues = {
      ...known.fieldValues,
      ...written({ ...actor, fieldValues: { ...known.fieldValues, ...actor.fieldValues } }),
    };
    known.lastModified = String(this.#stamp);
    return known;
  }
}

function actorOf(actorType: string, number: number): Actor {
  const isPerson = actorType === "Person";
  return {
    actorType,
    erpKey: `${actorType.slice(0, 1)}${number}`,
    fieldValues: {
      NAME: `${isPerson ? "Åsa" : "Firma"} ${number}`,
      CITY: number % 2 === 0 ? "Lund" : "Malmö",
      DAYS: `[I:${number * 10}]`,
      BALANCE: "[F:0.0]",
    },
    lastModified: String(100 + number),
    parentActorType: isPerson ? "Customer" : "",
    parentErpKey: isPerson ? "C1" : "",
  };
}

function written({ fieldValues }: Actor): Record<string, string> {
  const { BALANCE: _balance, ...values } = fieldValues;
  if ((values.NAME ?? "").trim() !== "") return values;
  throw new ConnectorError({ userExplanation: "NAME must be filled in.", errorCode: "INVALID_VALUE" });
}

const withFields = (actors: readonly Actor[], fieldKeys: readonly string[]): AnsweredActor[] =>
  actors.map((actor) => ({
    ...actor,
    fieldValues: Object.fromEntries(
      Object.entries(actor.fieldValues).filter(([key]) => fieldKeys.includes(key)),
    ),
  }));

const isReadable = (stamp: string): boolean => /^\d+$/.test(stamp);

/** A connector over it that keeps every rule. */
export function smallConnector(erp: SmallErp): Connector {
  const ofType = (actorType: string): Actor[] => erp.actors.filter((actor) => actor.actorType === actorType);
  return defineConnector({
    name: "Small",
    config: {
      Company: text({ label: "Company", mandatory: true }),
      Password: password({ label: "Password" }),
    },
    testConfig: ({ Password }) => {
      if (Password === "wrong") throw new ConnectorError({ userExplanation: "The password is wrong." });
    },
    getSupportedActorTypes: () => ["Customer", "Person"],
    getFields: () => FIELDS,
    getActors: (_connection, { actorType, erpKeys, fieldKeys }) =>
      withFields(
        erpKeys.flatMap((key) => erp.find(actorType, key) ?? []),
        fieldKeys,
      ),
    getActorsByTimestamp: (_connection, { actorType, updatedOnOrAfter: since, fieldKeys }) =>
      withFields(
        ofType(actorType).filter(
          ({ lastModified }) => !isReadable(since) || compareLastModified(lastModified, since) >= 0,
        ),
        fieldKeys,
      ),
    searchActors: (_connection, { actorType, searchText, fieldKeys }) =>
      withFields(
        ofType(actorType).filter(({ fieldValues }) => (fieldValues.NAME ?? "").includes(searchText.trim())),
        fieldKeys,
      ),
    createActor: (_connection, actor) => erp.create(actor),
    saveActors: (_connection, actors) => actors.flatMap((actor) => erp.save(actor) ?? []),
  });
}
