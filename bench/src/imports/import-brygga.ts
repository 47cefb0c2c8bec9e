import type { Services } from "@brygga/server/testing";
import { type BenchWorld, openBenchWorld } from "../brygga/bench-world.ts";
import { answerAsks } from "../parts/answer-asks.ts";
import { measure, peakRss } from "../parts/measure.ts";

/** The part that imports: Brygga's own services, put together as the server does it. */
let world: (BenchWorld & { readonly userId: number; readonly connectionId: number }) | undefined;

function open(): NonNullable<typeof world> {
  if (world === undefined) throw new Error("ask `open` first");
  return world;
}

const answers = {
  open: async ({ url }: { url: string }) => {
    const opened = await openBenchWorld({ url, erpKeys: [] });
    const { id: connectionId } = await opened.db
      .selectFrom("erp_connection")
      .select("id")
      .executeTakeFirstOrThrow();
    world = { ...opened, connectionId, userId: await addUser(opened) };
  },
  /** Searches, chooses all that is found, and makes the preview. Answers the id of the import. */
  prepare: async (_nothing: object) => {
    const { services, userId, connectionId } = open();
    const { imports } = services;
    const { id } = await imports.begin({ connectionId, actorType: "Customer", name: "Bench", userId });
    await imports.search(id, { criteria: [], language: "en", signal: new AbortController().signal });
    const chosen = await imports.choose(id, { all: true, except: [] });
    await imports.preview(id, userId);
    await ended(services, id, "preview_job_id");
    return { id, chosen };
  },
  /** The import itself; answers how many records it made. */
  import: async ({ id }: { id: number }) => {
    const { services, db, userId } = open();
    return measure(async () => {
      await services.imports.run(id, userId);
      await ended(services, id, "import_job_id");
      const { made } = await db
        .selectFrom("erp_import_line")
        .select((eb) => eb.fn.countAll<number>().as("made"))
        .where("import_id", "=", id)
        .where("result", "=", "new")
        .executeTakeFirstOrThrow();
      return made;
    });
  },
  peakRss: async (_nothing: object) => peakRss(),
};
export type ImportBryggaAsks = typeof answers;

async function addUser({ db }: BenchWorld): Promise<number> {
  const { id } = await db
    .insertInto("user_account")
    .values({
      username: "bench",
      display_name: "Bench",
      role: "administrator",
      password_hash: "",
      language: null,
      created_at: new Date().toISOString(),
      disabled_at: null,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function ended(
  { db, jobs }: Services,
  id: number,
  column: "preview_job_id" | "import_job_id",
): Promise<void> {
  const row = await db.selectFrom("erp_import").select(column).where("id", "=", id).executeTakeFirstOrThrow();
  const jobId = row[column as keyof typeof row] ?? 0;
  await jobs.runner.settled(jobId, new AbortController().signal);
}

answerAsks(answers, async () => world?.[Symbol.asyncDispose]());
