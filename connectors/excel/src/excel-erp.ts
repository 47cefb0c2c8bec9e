import { resolve } from "node:path";
import { type Connection, ConnectorError, type DisplayText } from "@brygga/connector-sdk";
import {
  type ActorTable,
  type ActorTableRequest,
  complaintsAbout,
  readActorTable,
  seenRows,
} from "./actor-table.ts";
import { type ExcelActorType, type ExcelConfig, isExcelActorType, sheetOf } from "./configuration.ts";
import { ConnectionStates } from "./stamps/connection-state.ts";
import type { SeenRow, StampBook } from "./stamps/stamp-book.ts";
import { exclusive } from "./workbook/exclusive.ts";
import type { Workbook, WorkbookEdits } from "./workbook/workbook.ts";
import { WorkbookFiles } from "./workbook/workbook-file.ts";

export type ExcelConnection = Connection<ExcelConfig>;

export interface ExcelErpOptions {
  /** Where hashes and stamps are kept, one set of files for each connection. */
  readonly stateFolder: string;
  /** Folder from which a relative path of a workbook starts. @default the folder of the process */
  readonly baseFolder?: string;
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number;
}

/** The actors of one type, with all changes noticed and their stamps stored. */
export interface NotedTable {
  readonly actors: ActorTable;
  readonly book: StampBook;
  /** What people should mend in the sheet; null when there is nothing. */
  readonly complaints: DisplayText | null;
}

/** Which part of which workbook an operation is about. */
export interface TableAddress {
  readonly connection: ExcelConnection;
  readonly actorType: ExcelActorType;
  /** A stamp that the caller goes on from. @default none */
  readonly continueAfter?: number | null;
}

/** Wall clock of this machine to the second, as people write it into LastModified. */
function wallClockOf(ms: number): string {
  const shifted = ms - new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 19);
}

interface ReadTable {
  readonly actors: ActorTable;
  readonly seen: readonly SeenRow[];
}

/** Tables of workbooks that were read before: a workbook in memory never changes, so neither do they. */
class ActorTables {
  readonly #known = new WeakMap<Workbook, Map<string, ReadTable>>();

  async read(workbook: Workbook, request: ActorTableRequest): Promise<ReadTable> {
    const ofWorkbook = this.#known.get(workbook) ?? new Map<string, ReadTable>();
    this.#known.set(workbook, ofWorkbook);
    const key = JSON.stringify(request);
    const known = ofWorkbook.get(key);
    if (known) return known;
    const actors = await readActorTable(workbook, request);
    const table = { actors, seen: seenRows(actors) };
    ofWorkbook.set(key, table);
    return table;
  }
}

/** Workbooks as an ERP: reads and writes their actors one operation after another, and keeps the stamps. */
export class ExcelErp {
  readonly states: ConnectionStates;
  readonly #files = new WorkbookFiles();
  readonly #tables = new ActorTables();
  readonly #baseFolder: string;
  readonly #now: () => number;

  constructor({ stateFolder, baseFolder = ".", now = Date.now }: ExcelErpOptions) {
    this.states = new ConnectionStates(stateFolder);
    this.#baseFolder = baseFolder;
    this.#now = now;
  }

  /** The time to write into a LastModified cell. */
  wallClock(): string {
    return wallClockOf(this.#now());
  }

  /** The real path of the configured workbook. @throws WorkbookProblem */
  async locate({ File }: ExcelConfig): Promise<string> {
    return this.#files.locate(resolve(this.#baseFolder, File.trim()));
  }

  /** Looks at a workbook without noticing changes. @throws WorkbookProblem */
  async look<T>(config: ExcelConfig, work: (workbook: Workbook) => Promise<T>): Promise<T> {
    const path = await this.locate(config);
    return exclusive(path, async () => work(await this.#files.read(path)));
  }

  /** Reads the actors of a type. @throws WorkbookProblem, TableProblem, ConnectorError */
  async read<T>(address: TableAddress, work: (noted: NotedTable) => T): Promise<T> {
    const path = await this.locate(address.connection.config);
    return exclusive(path, async () => work(await this.#note(await this.#files.read(path), address)));
  }

  /**
   * Changes actors of a type: `plan` says which cells to write and may be asked again when somebody else saved
   * the workbook meanwhile; `answer` sees the actors as they were written, with the stamps of this write.
   *
   * @throws WorkbookProblem, TableProblem, ConnectorError, and what `plan` throws; nothing is written then
   */
  async write<P, T>(
    address: TableAddress,
    { plan, answer }: { plan: (noted: NotedTable) => Plan<P>; answer: (noted: NotedTable, planned: P) => T },
  ): Promise<T> {
    const path = await this.locate(address.connection.config);
    return exclusive(path, () =>
      this.#files.update(path, async (workbook) => {
        // People's changes get their stamps first, so that this write does not swallow them.
        const { edits, planned } = plan(await this.#note(workbook, address));
        return { edits, written: async (after) => answer(await this.#note(after, address), planned) };
      }),
    );
  }

  async #note(
    workbook: Workbook,
    { connection, actorType, continueAfter }: TableAddress,
  ): Promise<NotedTable> {
    const { config, connectionGuid } = connection;
    const types = await this.states.fieldTypes(connectionGuid);
    const told = types[actorType];
    const { actors, seen } = await this.#tables.read(workbook, {
      actorType,
      config,
      ...(told ? { told } : {}),
    });
    const book = await this.states.stamps(connectionGuid);
    const nowMs = this.#now();
    const isBehind = continueAfter != null && book.continueAfter(continueAfter, nowMs);
    const hasNoticed = book.notice(actorType, seen, nowMs);
    if (isBehind || hasNoticed) await this.states.saveStamps(connectionGuid, book);
    return { actors, book, complaints: complaintsAbout(actors) };
  }
}

/** What a change of actors comes to, with whatever its answer needs to know. */
export interface Plan<P> {
  readonly edits: WorkbookEdits;
  readonly planned: P;
}

/** The actor types that the configuration names a sheet for. */
export function actorTypesOf(config: ExcelConfig, all: readonly ExcelActorType[]): ExcelActorType[] {
  return all.filter((actorType) => sheetOf(config, actorType) !== "");
}

/** The address of an actor type that travelled. @throws ConnectorError `UNKNOWN_ACTOR_TYPE` */
export function addressOf(connection: ExcelConnection, actorType: string): TableAddress {
  if (isExcelActorType(actorType) && sheetOf(connection.config, actorType)) return { connection, actorType };
  throw new ConnectorError({
    userExplanation: {
      US: `The workbook has no sheet for the actor type ${actorType}. Name one in the connection's configuration.`,
      SV: `Arbetsboken har inget blad för aktörstypen ${actorType}. Ange ett i kopplingens konfiguration.`,
    },
    errorCode: "UNKNOWN_ACTOR_TYPE",
  });
}
