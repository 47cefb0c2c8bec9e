import { type Contract, contractOf, creatable, NotTested } from "@brygga/connector-sdk/contract";
import { type Actor, type ConnectorResult, textInLanguage } from "@brygga/protocol";
import type { CheckOptions } from "./check-options.ts";
import type { ExaminedService } from "./examined-service.ts";
import { type ExchangeLog, openExchangeLog } from "./exchange-log.ts";
import { putBack, type Snapshot, snapshotsOf } from "./put-back.ts";
import { tooLargeTypes } from "./too-large-types.ts";

/** A connector under examination, with a connection of the examination's own. */
export interface Examination {
  readonly service: ExaminedService;
  readonly log: ExchangeLog;
  readonly contract: Contract;
  /** Whether there is something that answers GetConfigData. */
  readonly isAnswering: boolean;
  /** Whether configuration values were given. */
  readonly hasConfig: boolean;
  /** Why there is no connection; null when there is one. */
  readonly connectionObstacle: string | null;
  readonly mayCreate: boolean;
  readonly mayChange: boolean;
  /** Sends the configuration again. */
  reconnect(): Promise<void>;
  /** Puts back what was changed and deletes the connection. @returns what stays behind, one sentence each */
  close(): Promise<string[]>;
}

export async function openExamination(options: CheckOptions, ownId: string): Promise<Examination> {
  const { service, config, signal, records = [], mayCreate = false } = options;
  const log = openExchangeLog(service, { ownId, signal });
  const isAnswering = await log.call("getConfigData", {}).then(
    () => true,
    () => false,
  );
  const given = givenOf(options);
  const plain = contractOf(log.call, given, ownId);
  const connectionObstacle = isAnswering ? await connect(plain, config !== undefined) : "nothing answers";
  const isConnected = connectionObstacle === null;
  const large = isConnected ? await tooLargeTypes(plain, options.maxActors) : new Set<string>();
  const snapshots = isConnected ? await snapshotsOf(plain, records) : [];
  const contract: Contract = {
    ...plain,
    mayCreate,
    isTooLarge: (actorType) => large.has(actorType),
    changeable: () => changeableActors(contract, { snapshots, mayCreate }),
  };
  return {
    ...{ service, log, contract, isAnswering, connectionObstacle, mayCreate },
    hasConfig: config !== undefined,
    mayChange: mayCreate || records.length > 0,
    reconnect: async () => void (await connect(plain, config !== undefined)),
    close: () => closeExamination({ service, ownId, log, snapshots }),
  };
}

const givenOf = ({ config = {}, wrongConfig, values }: CheckOptions): Contract["given"] => ({
  config,
  ...(wrongConfig === undefined ? {} : { wrongConfig }),
  ...(values === undefined ? {} : { values }),
});

/** @returns why there is no connection; null when there is one */
async function connect(
  { call, connectionGuid, given }: Contract,
  hasConfig: boolean,
): Promise<string | null> {
  const connectionInfo = given.config;
  const tested = await call("testConfigData", { connectionInfo }).catch(asRefusal);
  // Whether it works without any values is not promised; where it does, so much the better.
  if (!tested.isOk) return hasConfig ? refusedBy("TestConfigData", tested) : NO_CONFIG;
  const saved = await call("saveConnection", { connectionGuid, connectionInfo }).catch(asRefusal);
  if (saved.isOk) return null;
  return hasConfig ? refusedBy("SaveConnection", saved) : NO_CONFIG;
}

type Refusal = Pick<ConnectorResult, "isOk" | "userExplanation" | "techExplanation">;

const refusedBy = (operation: string, { userExplanation, techExplanation }: Refusal): string =>
  `${operation} refuses the given configuration: ${textInLanguage(userExplanation, "en") || techExplanation}`;

const NO_CONFIG = "this needs configuration values that work, and none were given";

const asRefusal = (error: unknown): Refusal => ({
  isOk: false,
  userExplanation: "",
  techExplanation: error instanceof Error ? error.message : String(error),
});

async function changeableActors(
  contract: Contract,
  { snapshots, mayCreate }: { readonly snapshots: readonly Snapshot[]; readonly mayCreate: boolean },
): Promise<readonly Actor[]> {
  const names = snapshots.map(({ actor }) => actor);
  // A record that was named is changed in preference to a new one: somebody chose it.
  const made = mayCreate ? await createdOrNone(contract, names.length > 0) : [];
  const chosen = [
    ...names,
    ...made.filter(({ actorType }) => !names.some((name) => name.actorType === actorType)),
  ];
  if (chosen.length === 0) throw new NotTested("no actor was named or created that may be changed");
  return Promise.all(
    chosen.map(async ({ actorType, erpKey }) => {
      const fields = await contract.fields(actorType);
      return contract.one(
        actorType,
        erpKey,
        fields.map(({ fieldKey }) => fieldKey),
      );
    }),
  );
}

/** Where other actors may be changed, rules about saving do not depend on creating. */
async function createdOrNone(contract: Contract, hasOthers: boolean): Promise<readonly Actor[]> {
  try {
    return (await creatable(contract)).map(({ created }) => created);
  } catch (error) {
    if (hasOthers || error instanceof NotTested) return [];
    throw new NotTested("no actor could be created that may be changed");
  }
}

interface Closing {
  readonly service: ExaminedService;
  readonly ownId: string;
  readonly log: ExchangeLog;
  readonly snapshots: readonly Snapshot[];
}

async function closeExamination({ service, ownId, log, snapshots }: Closing): Promise<string[]> {
  // Without the signal: what was changed is put back also when the examination was ended early.
  const cleaning = contractOf(openExchangeLog(service, { ownId }).call, { config: {} }, ownId);
  const sentences = await putBack(cleaning, snapshots);
  const created = log.created.map(
    ({ actorType, erpKey }) => `${actorType} ${erpKey} was created and stays: the contract has no deleting`,
  );
  const deleted = await cleaning.ask("deleteConnection", {}).catch(asRefusal);
  const gone = deleted.isOk ? null : await cleaning.ask("testConnection", {}).catch(asRefusal);
  // An empty answer to DeleteConnection has IsOk false; whether the connection is gone, TestConnection says.
  const undeleted = gone?.isOk ? [`the connection ${ownId} of the examination could not be deleted`] : [];
  return [...created, ...sentences, ...undeleted];
}
