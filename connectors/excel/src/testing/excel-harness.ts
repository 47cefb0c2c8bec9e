import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { createDispatcher, createMemoryConfigurationStore, type Dispatcher } from "@brygga/connector-sdk";
import type { Actor, OperationKey, RequestOf, ResponseOf, TextMap } from "@brygga/protocol";
import { createExcelConnector } from "../create-excel-connector.ts";
import { writeDemoWorkbook } from "../demo/demo-workbook.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const CONNECTION = "6f1e0c2a-8f0e-4f0a-9b1e-3d5c7a9b1e3d";

export interface ExcelHarness {
  readonly folder: string;
  readonly path: string;
  readonly stateFolder: string;
  /** The clock of the connector; tests move it. */
  readonly clock: { nowMs: number };
  /** A new process: the same files, nothing in memory. */
  restart(): void;
  configure(values: TextMap): Promise<void>;
  call<K extends OperationKey>(key: K, request: Omit<RequestOf<K>, "connectionGuid">): Promise<ResponseOf<K>>;
  /** Keys of the actors that changed on or after a stamp. */
  changedSince(actorType: string, stamp: string): Promise<string[]>;
  /** One actor with the given fields. */
  actor(actorType: string, erpKey: string, fieldKeys: readonly string[]): Promise<Actor>;
  /** The highest stamp of all actors of a type, as a reader who has read everything has it. */
  readAll(actorType: string): Promise<string>;
  save(actor: Actor, fieldValues: TextMap): Promise<ResponseOf<"saveActors">>;
}

/** Noon of a day in the middle of the tests' time. */
const START_MS = Date.UTC(2026, 10, 22, 12);

class Harness implements ExcelHarness {
  readonly folder: string;
  readonly path: string;
  readonly stateFolder: string;
  readonly clock = { nowMs: START_MS };
  readonly #store = createMemoryConfigurationStore();
  #dispatcher: Dispatcher;

  constructor(folder: string) {
    this.folder = folder;
    this.path = join(folder, "erp.xlsx");
    this.stateFolder = join(folder, "state");
    this.#dispatcher = this.#start();
  }

  #start(): Dispatcher {
    const now = (): number => this.clock.nowMs;
    const { folder, stateFolder } = this;
    const connector = createExcelConnector({ stateFolder, baseFolder: folder, now });
    return createDispatcher({ connectors: [connector], store: this.#store });
  }

  restart(): void {
    this.#dispatcher = this.#start();
  }

  async configure(values: TextMap): Promise<void> {
    await this.#dispatcher.dispatch("saveConnection", { connectionGuid: CONNECTION, connectionInfo: values });
  }

  async call<K extends OperationKey>(
    key: K,
    request: Omit<RequestOf<K>, "connectionGuid">,
  ): Promise<ResponseOf<K>> {
    return this.#dispatcher.dispatch(key, { connectionGuid: CONNECTION, ...request } as RequestOf<K>);
  }

  async changedSince(actorType: string, updatedOnOrAfter: string): Promise<string[]> {
    const answer = await this.call("getActorsByTimestamp", { actorType, updatedOnOrAfter, fieldKeys: [] });
    if (!answer.actors) throw new Error(answer.techExplanation);
    return answer.actors.map(({ erpKey }) => erpKey);
  }

  async actor(actorType: string, erpKey: string, fieldKeys: readonly string[]): Promise<Actor> {
    const answer = await this.call("getActors", { actorType, erpKeys: [erpKey], fieldKeys: [...fieldKeys] });
    const [actor] = answer.actors ?? [];
    if (!actor) throw new Error(`no ${actorType} ${erpKey}: ${answer.techExplanation}`);
    return actor;
  }

  async readAll(actorType: string): Promise<string> {
    const request = { actorType, updatedOnOrAfter: "0", fieldKeys: [] };
    const { actors } = await this.call("getActorsByTimestamp", request);
    return String(Math.max(...(actors ?? []).map(({ lastModified }) => Number(lastModified))));
  }

  async save(actor: Actor, fieldValues: TextMap): Promise<ResponseOf<"saveActors">> {
    return this.call("saveActors", {
      actors: [{ ...actor, fieldValues: { ...actor.fieldValues, ...fieldValues } }],
    });
  }
}

/** A connection to a copy of a workbook, by default our own demo workbook. */
export async function excelHarness(original?: string): Promise<ExcelHarness> {
  const harness = new Harness(await temporaryFolder());
  if (original) await copyFile(original, harness.path);
  else await writeDemoWorkbook(harness.path);
  await harness.configure({ File: "erp.xlsx" });
  return harness;
}
