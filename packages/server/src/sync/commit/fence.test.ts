import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openSyncWorld } from "../testing/sync-world.ts";

const PROGRAM = fileURLToPath(new URL("../testing/slow-program.ts", import.meta.url));

test("of two processes on one database the later one has the connection; the other commits nothing any more", async () => {
  await using world = await openSyncWorld();
  await world.sync();
  await world.erp.edit("Customer", "C1", { POSTALCITY: "Kiruna" });
  const child = spawn(process.execPath, [PROGRAM, world.folder]);
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  await expect.poll(() => output, { timeout: 20_000 }).toBe("reached\n");
  expect(await world.sync()).toMatchObject([{ outcome: "completed", written: 1 }]);
  child.stdin.write("\n");
  await once(child, "close");
  expect(JSON.parse(output.slice("reached\n".length))).toMatchObject([
    { outcome: "interrupted", written: 0, failure: expect.stringContaining("Another process") },
  ]);
  expect((await world.sides("C1")).crm.postalCity).toBe("Kiruna");
  expect(await world.db.selectFrom("sync_log").select("new_value").execute()).toEqual([
    { new_value: "Kiruna" },
  ]);
  const connection = await world.db.selectFrom("erp_connection").selectAll().executeTakeFirstOrThrow();
  expect(connection.failing_since).toBeNull();
});
