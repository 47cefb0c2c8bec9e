import { keepHeapSmall, loadConfig, openTestDatabase, startServer } from "@brygga/server/testing";
import { fillBenchDatabase } from "../brygga/bench-world.ts";
import { answerAsks } from "../parts/answer-asks.ts";

/** The part that is the whole server, with its API, over the database of the other figures. */
let close: (() => Promise<void>) | undefined;

const PASSWORD = "only for benchmarks";

const answers = {
  open: async ({ url, erpKeys }: { url: string; erpKeys: readonly string[] }) => {
    keepHeapSmall();
    const database = await openTestDatabase();
    const { db, folder } = database;
    await fillBenchDatabase(db, { url, erpKeys });
    const value = JSON.stringify({ running: false });
    await db.insertInto("setting").values({ key: "sync-engine", value }).execute();
    await db.destroy();
    const config = {
      ...loadConfig({}),
      dataFolder: folder,
      port: 0,
      demo: false,
      adminPassword: PASSWORD,
      logLevel: "silent",
    } as const;
    const server = await startServer(config);
    close = async () => {
      await server.stop();
      await database.close();
    };
    return { api: `${server.url}/api/v1`, username: "admin", password: PASSWORD };
  },
};
export type ServerAsks = typeof answers;

answerAsks(answers, async () => close?.());
