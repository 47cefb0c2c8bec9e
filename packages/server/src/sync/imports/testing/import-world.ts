import type { ImportSettings, SearchCriterion } from "@brygga/api-contract";
import { expect } from "vitest";
import { type FaultySample, startFaultySample } from "../../../admin/testing/faulty-sample.ts";
import { addUser } from "../../../auth/users.ts";
import type { Services } from "../../../compose.ts";
import { createRecord, readRecords, type StoredRecord } from "../../../crm/records.ts";
import { type Db, inTransaction } from "../../../db/database.ts";
import { openTestDatabase } from "../../../db/testing.ts";
import type { Job } from "../../../jobs/job.ts";
import { loadJob } from "../../../jobs/job-store.ts";
import { composeForTest, insertConnection, mapType } from "../../testing/sync-world.ts";
import { type ErpImport, loadImport } from "../import-store.ts";
import { type ImportLine, LINE_COLUMNS, toLine } from "../line-store.ts";

/** A sample ERP behind real SOAP that can be made to fail, and a CRM that has nothing of it yet. */
export interface ImportWorld extends AsyncDisposable {
  readonly db: Db;
  readonly folder: string;
  readonly services: Services;
  readonly sample: FaultySample;
  readonly connectionId: number;
  readonly userId: number;
  /** Begins an import of customers, or of another type. */
  begin(actorType?: string): Promise<number>;
  /** Searches, and chooses all that is found. */
  choose(importId: number, criteria?: readonly SearchCriterion[]): Promise<number>;
  set(importId: number, settings: Partial<ImportSettings>): Promise<void>;
  preview(importId: number): Promise<Job>;
  run(importId: number): Promise<Job>;
  /** The latest job of an import, when it has ended. */
  ended(importId: number): Promise<Job>;
  lines(importId: number): Promise<readonly ImportLine[]>;
}

/** Companies of the CRM that are not deleted. */
export async function companiesOf({ db }: ImportWorld): Promise<readonly StoredRecord[]> {
  const rows = await db.selectFrom("company").select("id").where("deleted_at", "is", null).execute();
  return readRecords(
    db,
    "company",
    rows.map(({ id }) => id),
  );
}

/** As a user would. */
export const addCompany = ({ db }: ImportWorld, values: Readonly<Record<string, string | null>>) =>
  inTransaction(db, (trx) => createRecord(trx, { entity: "company", values }, "user:1"));

export const customersOf = ({ sample }: ImportWorld) => [...sample.erp.actors("Customer")];

/** The customer group goes to the category of a company; none of its items has a partner. */
export async function mapGroups({ db, connectionId }: ImportWorld): Promise<void> {
  const type = await db
    .selectFrom("actor_type_mapping")
    .select("id")
    .where("connection_id", "=", connectionId)
    .where("actor_type", "=", "Customer")
    .executeTakeFirstOrThrow();
  const [like] = await db
    .selectFrom("erp_field")
    .selectAll()
    .where("actor_type_mapping_id", "=", type.id)
    .execute();
  if (like === undefined) throw new Error("nothing is mapped");
  const { id: _, ...field } = like;
  const group = {
    field_key: "CUSTGROUP",
    field_type: "List",
    list_name: "CustomerGroup",
    crm_field_key: "category",
  };
  await db
    .insertInto("erp_field")
    .values({ ...field, ...group })
    .execute();
}

/** From the search to the end, with everything that is found. */
export async function importAll(world: ImportWorld, settings: Partial<ImportSettings> = {}): Promise<number> {
  const id = await world.begin();
  await world.choose(id);
  await world.set(id, settings);
  expect((await world.preview(id)).state).toBe("completed");
  expect(await world.run(id)).toMatchObject({ state: "completed", failure: "" });
  return id;
}

export interface ImportWorldOptions {
  readonly customers?: number;
}

const PERSON_FIELDS = {
  FIRSTNAME: "firstName",
  LASTNAME: "lastName",
  EMAIL: "email",
  PHONE_MOBILE: "phoneMobile",
};

export async function openImportWorld({ customers = 5 }: ImportWorldOptions = {}): Promise<ImportWorld> {
  const database = await openTestDatabase();
  const sample = await startFaultySample({ customers });
  const { db, folder } = database;
  const services = composeForTest(db, folder);
  const connectionId = await insertConnection(db, sample, "Sample");
  await mapType(db, connectionId, { actorType: "Person", entity: "contact", fields: PERSON_FIELDS });
  const userId = await insertUser(db);
  const dispose = async () => {
    await services.close();
    await sample[Symbol.asyncDispose]();
    await database.close();
  };
  return {
    ...{ db, folder, services, sample, connectionId, userId },
    ...stepsOf(services, { connectionId, userId }),
    [Symbol.asyncDispose]: dispose,
  };
}

async function insertUser(db: Db): Promise<number> {
  await addUser(db, {
    username: "anna",
    displayName: "Anna",
    role: "administrator",
    password: "a good password",
  });
  const { id } = await db
    .selectFrom("user_account")
    .select("id")
    .where("username", "=", "anna")
    .executeTakeFirstOrThrow();
  return id;
}

type Steps = Pick<ImportWorld, "begin" | "choose" | "set" | "preview" | "run" | "ended" | "lines">;

/** What an administrator does, step by step. */
export function stepsOf(
  { db, imports, jobs }: Services,
  { connectionId, userId }: { readonly connectionId: number; readonly userId: number },
): Steps {
  const signal = new AbortController().signal;
  const ended = async (importId: number) => {
    const id = latestJob(await loadImport(db, importId));
    await jobs.runner.settled(id, AbortSignal.timeout(60_000));
    const job = await loadJob(db, id);
    if (job === null) throw new Error("the job is gone");
    return job;
  };
  return {
    ended,
    begin: async (actorType = "Customer") =>
      (await imports.begin({ connectionId, actorType, name: "Test", userId })).id,
    choose: async (importId, criteria = []) => {
      await imports.search(importId, { criteria, language: "en", signal });
      return imports.choose(importId, { all: true, except: [] });
    },
    set: (importId, settings) => imports.change(importId, { settings }),
    preview: async (importId) => {
      await imports.preview(importId, userId);
      return ended(importId);
    },
    run: async (importId) => {
      await imports.run(importId, userId);
      return ended(importId);
    },
    lines: async (importId) => {
      const rows = await db
        .selectFrom("erp_import_line")
        .select(LINE_COLUMNS)
        .where("import_id", "=", importId)
        .orderBy("id")
        .execute();
      return rows.map(toLine);
    },
  };
}

const latestJob = ({ importJobId, previewJobId }: ErpImport): number => importJobId ?? previewJobId ?? 0;

/** How many lines each value of a member has. */
export const tally = <Name extends "outcome" | "result" | "reason">(
  lines: readonly ImportLine[],
  member: Name,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...Map.groupBy(lines, (line) => String(line[member]))].map(([value, some]) => [value, some.length]),
  );
