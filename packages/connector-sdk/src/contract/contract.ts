import assert from "node:assert/strict";
import {
  type Actor,
  FIRST_STAMPS,
  type FieldMetadata,
  type OperationKey,
  type RequestOf,
  type ResponseOf,
  type TextMap,
} from "@brygga/protocol";
import { NotTested } from "./not-tested.ts";

/** Calls one operation of the connector that is examined, over whatever lies between. */
export type ContractCall = <K extends OperationKey>(key: K, request: RequestOf<K>) => Promise<ResponseOf<K>>;

/** What the author knows and the rules cannot find out by themselves. */
export interface ContractGiven {
  /** Configuration values, by field key, that work. Values are wire text, or bare: `30`, `2026-01-31`, `true`. */
  readonly config: TextMap;
  /** Configuration values that "Test ERP connection" must refuse, such as a wrong password. @default not tested */
  readonly wrongConfig?: TextMap;
  /**
   * Values that the ERP accepts, by actor type and field key, for fields with rules of their own (a VAT number,
   * an account that must exist); null keeps the field from being written. Wire text. @default made up by type
   */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
}

/** The request of an operation without the connection's id, which is filled in. */
export type Asked<K extends OperationKey> = Omit<RequestOf<K>, "connectionGuid">;

/** A connector with a saved connection, and the questions that most rules begin with. */
export interface Contract {
  readonly given: ContractGiven;
  readonly connectionGuid: string;
  readonly call: ContractCall;
  /** As `call` for the saved connection; any answer. */
  ask<K extends OperationKey>(key: K, asked: Asked<K>): Promise<ResponseOf<K>>;
  /** As `ask`; fails the rule unless the answer is a success. */
  ok<K extends OperationKey>(key: K, asked: Asked<K>): Promise<ResponseOf<K>>;
  actorTypes(): Promise<readonly string[]>;
  fields(actorType: string): Promise<readonly FieldMetadata[]>;
  /** Every actor of a type, with every field. */
  all(actorType: string): Promise<readonly Actor[]>;
  /** The actor as it is now. */
  one(actorType: string, erpKey: string, fieldKeys: readonly string[]): Promise<Actor>;
  listItems(listName: string): Promise<TextMap>;
  /** Whether actors may be created. Where not, CreateActor is not called even for a connection that does not exist. */
  readonly mayCreate: boolean;
  /** Actors with every field, at most one of a type, that rules about saving may change. */
  changeable(): Promise<readonly Actor[]>;
  /** Whether a type has so many actors that they cannot all be read. Rules that read them all leave it out. */
  isTooLarge(actorType: string): boolean;
}

/**
 * Saves a connection and hands out the questions.
 *
 * @throws AssertionError when the connector does not accept its configuration
 */
export async function openContract(
  call: ContractCall,
  given: ContractGiven,
  connectionGuid: string,
): Promise<Contract> {
  const saved = await call("saveConnection", { connectionGuid, connectionInfo: given.config });
  assert.ok(saved.isOk, `SaveConnection refuses the given configuration: ${saved.techExplanation}`);
  return contractOf(call, given, connectionGuid);
}

/** The questions about a connection that is saved already. */
export function contractOf(call: ContractCall, given: ContractGiven, connectionGuid: string): Contract {
  const ask: Contract["ask"] = (key, asked) => call(key, withGuid<typeof key>(asked, connectionGuid));
  const ok: Contract["ok"] = async (key, asked) => succeeding(key, await ask(key, asked));
  const fields: Contract["fields"] = async (actorType) =>
    (await ok("getSupportedActorTypeFields", { actorType })).fieldMetadata ?? [];
  const contract: Contract = {
    ...{ given, connectionGuid, call, ask, ok, fields, mayCreate: true },
    actorTypes: async () => (await ok("getSupportedActorTypes", {})).items ?? [],
    all: async (actorType) => {
      const fieldKeys = keysOf(await fields(actorType));
      return (await ok("searchActors", { actorType, searchText: "", fieldKeys })).actors ?? [];
    },
    one: async (actorType, erpKey, fieldKeys) => {
      const asked = { actorType, erpKeys: [erpKey], fieldKeys: [...fieldKeys] };
      const [actor] = (await ok("getActors", asked)).actors ?? [];
      assert.ok(actor, `GetActors does not find ${actorType} ${erpKey}`);
      return actor;
    },
    listItems: async (listName) => (await ok("getList", { listName })).listItems ?? {},
    changeable: async () => (await populated(contract)).flatMap(([, actors]) => actors.slice(0, 1)),
    isTooLarge: () => false,
  };
  return contract;
}

// The one member that every request with a connection has; TypeScript cannot add it to a type it does not know.
function withGuid<K extends OperationKey>(asked: Asked<K>, connectionGuid: string): RequestOf<K> {
  return { ...asked, connectionGuid } as unknown as RequestOf<K>;
}

function succeeding<K extends OperationKey>(key: K, answer: ResponseOf<K>): ResponseOf<K> {
  assert.ok(
    answer.isOk,
    `${key} fails: ${answer.errorCode} ${answer.techExplanation || answer.userExplanation}`,
  );
  return answer;
}

export const keysOf = (fields: readonly FieldMetadata[]): string[] => fields.map(({ fieldKey }) => fieldKey);

export const erpKeysOf = (actors: readonly Actor[] | null): string[] =>
  (actors ?? []).map(({ erpKey }) => erpKey).sort();

/** A value of an actor; undefined where the field was not answered. */
export const fieldValue = (actor: Actor, fieldKey: string): string | undefined =>
  Object.hasOwn(actor.fieldValues, fieldKey) ? actor.fieldValues[fieldKey] : undefined;

/** The actor types of which there are actors, each with all of them. @throws NotTested when the ERP is empty */
export async function populated(
  contract: Contract,
): Promise<[actorType: string, actors: readonly Actor[]][]> {
  const found: [string, readonly Actor[]][] = [];
  const types = await contract.actorTypes();
  const readable = types.filter((actorType) => !contract.isTooLarge(actorType));
  if (readable.length < types.length && readable.length === 0) {
    throw new NotTested("every actor type has too many actors to read them all");
  }
  for (const actorType of readable) {
    const actors = await contract.all(actorType);
    if (actors.length > 0) found.push([actorType, actors]);
  }
  if (found.length === 0) throw new NotTested("the ERP has no actors; open it with some");
  return found;
}

/** All actors of a type by GetActorsByTimestamp, with the first of the usual first stamps that it accepts. */
export async function sinceTheBeginning(contract: Contract, actorType: string): Promise<readonly Actor[]> {
  const refusals: string[] = [];
  for (const updatedOnOrAfter of FIRST_STAMPS) {
    const answer = await contract.ask("getActorsByTimestamp", { actorType, updatedOnOrAfter, fieldKeys: [] });
    if (answer.isOk) return answer.actors ?? [];
    refusals.push(`${JSON.stringify(updatedOnOrAfter)}: ${answer.errorCode} ${answer.techExplanation}`);
  }
  return assert.fail(`none of the stamps for "everything" is accepted: ${refusals.join("; ")}`);
}
