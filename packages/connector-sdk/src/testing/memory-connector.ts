import { type Actor, compareLastModified, decodeValue, encodeValue } from "@brygga/protocol";
import {
  type AnsweredActor,
  type ConnectorDefinition,
  ConnectorError,
  type FieldDefinition,
  list,
  password,
  text,
} from "../index.ts";

export const memoryConfig = {
  Company: text({ label: { US: "Company", SV: "Företag" }, mandatory: true }),
  Password: password({ label: "Password" }),
  Region: list({ label: "Region", items: { N: "North", S: "South" } }),
};

const COMPANY_FIELDS: readonly FieldDefinition[] = [
  { fieldKey: "NAME", fieldType: "Text", access: "Mandatory", maxLength: 30 },
  { fieldKey: "DAYS", fieldType: "Integer" },
  { fieldKey: "LIMIT", fieldType: "Double" },
  { fieldKey: "BLOCKED", fieldType: "Checkbox" },
  { fieldKey: "SINCE", fieldType: "Datetime" },
  { fieldKey: "GROUP", fieldType: "List", listName: "Groups" },
  { fieldKey: "BALANCE", fieldType: "Double", access: "ReadOnly" },
];

const PERSON_FIELDS: readonly FieldDefinition[] = [
  { fieldKey: "NAME", fieldType: "Text", access: "Mandatory" },
  { fieldKey: "PIN", fieldType: "Password" },
];

const FIELDS: Readonly<Record<string, readonly FieldDefinition[]>> = {
  Customer: COMPANY_FIELDS,
  Person: PERSON_FIELDS,
};

function company(number: number): Actor {
  return {
    actorType: "Customer",
    erpKey: `C${number}`,
    fieldValues: {
      NAME: `Firma ${number}`,
      DAYS: `[I:${10 * number}]`,
      LIMIT: `[F:${number}.5]`,
      BLOCKED: number % 2 === 0 ? "[I:1]" : "[I:0]",
      SINCE: `[DT:0${number}/15/2020 00:00:00.0000000]`,
      GROUP: number % 2 === 0 ? "A" : "B",
      BALANCE: "[F:0.0]",
    },
    lastModified: String(100 + number),
    parentActorType: "",
    parentErpKey: "",
  };
}

const person = (number: number): Actor => ({
  actorType: "Person",
  erpKey: `P${number}`,
  fieldValues: { NAME: `Person ${number}`, PIN: `77${number}` },
  lastModified: String(200 + number),
  parentActorType: "Customer",
  parentErpKey: `C${1 + (number % 2)}`,
});

/** A small ERP in memory, with a connector that keeps every rule of the contract. */
export class MemoryErp {
  readonly actors: Actor[] = [1, 2, 3, 4].map(company).concat([1, 2, 3].map(person));
  #stamp = 1000;

  nextStamp(): string {
    this.#stamp += 1;
    return String(this.#stamp);
  }

  find(actorType: string, erpKey: string): Actor | undefined {
    return this.actors.find((each) => each.actorType === actorType && each.erpKey === erpKey);
  }

  ofType(actorType: string): Actor[] {
    return this.actors.filter((each) => each.actorType === actorType);
  }
}

export function withFields(actors: readonly Actor[], fieldKeys: readonly string[]): AnsweredActor[] {
  return actors.map((actor) => ({
    ...actor,
    fieldValues: Object.fromEntries(
      Object.entries(actor.fieldValues).filter(([key]) => fieldKeys.includes(key)),
    ),
  }));
}

export const fieldsOf = (actorType: string): readonly FieldDefinition[] => FIELDS[actorType] ?? [];

/** Strict values of the fields that may be written. */
function written({ actorType, fieldValues }: Actor): Record<string, string> {
  const values: Record<string, string> = {};
  for (const { fieldKey, fieldType, access } of fieldsOf(actorType)) {
    const wire = fieldValues[fieldKey];
    if (wire === undefined || access === "ReadOnly") continue;
    const decoded = decodeValue(fieldType, wire);
    if (!decoded.ok || (access === "Mandatory" && decoded.value === "")) {
      throw new ConnectorError({
        userExplanation: `${fieldKey} cannot be ${wire}`,
        errorCode: "INVALID_VALUE",
      });
    }
    values[fieldKey] = encodeValue(fieldType, decoded.value);
  }
  return values;
}

export type MemoryDefinition = ConnectorDefinition<typeof memoryConfig>;

export function memoryDefinition(erp: MemoryErp): MemoryDefinition {
  return {
    name: "Memory",
    config: memoryConfig,
    testConfig: (config) => {
      if (config.Password.startsWith("quoted")) {
        throw new ConnectorError({ userExplanation: `The password ${config.Password} is wrong.` });
      }
      if (config.Password === "wrong")
        throw new ConnectorError({ userExplanation: "The password is wrong." });
    },
    getSupportedActorTypes: () => Object.keys(FIELDS),
    getFields: (_connection, actorType) => fieldsOf(actorType),
    getActors: (_connection, { actorType, erpKeys, fieldKeys }) =>
      withFields(
        erpKeys.flatMap((key) => erp.find(actorType, key) ?? []),
        fieldKeys,
      ),
    getActorsByTimestamp: (_connection, { actorType, updatedOnOrAfter: since, fieldKeys }) =>
      withFields(
        erp
          .ofType(actorType)
          .filter((actor) => isFirst(since) || compareLastModified(actor.lastModified, since) >= 0),
        fieldKeys,
      ),
    searchActors: (_connection, { actorType, searchText, fieldKeys }) =>
      withFields(
        erp
          .ofType(actorType)
          .filter(({ fieldValues }) => (fieldValues.NAME ?? "").includes(searchText.trim())),
        fieldKeys,
      ),
    createActor: (_connection, actor) => created(erp, actor),
    saveActors: (_connection, actors) => actors.flatMap((actor) => saved(erp, actor)),
    getList: (_connection, listName) => (listName === "Groups" ? { A: "Big", B: "Small" } : null),
  };
}

const isFirst = (stamp: string): boolean => !/^\d+$/.test(stamp);

export function created(erp: MemoryErp, actor: Actor): AnsweredActor {
  const lastModified = erp.nextStamp();
  const blank = actor.actorType === "Customer" ? { BALANCE: "" } : {};
  const made = {
    ...actor,
    lastModified,
    erpKey: `N${lastModified}`,
    fieldValues: { ...blank, ...written(actor) },
  };
  erp.actors.push(made);
  return made;
}

export function saved(erp: MemoryErp, actor: Actor): AnsweredActor[] {
  const known = erp.find(actor.actorType, actor.erpKey);
  if (!known) return [];
  const values = written(actor);
  known.fieldValues = { ...known.fieldValues, ...values };
  known.lastModified = erp.nextStamp();
  return [{ ...known, fieldValues: values }];
}
