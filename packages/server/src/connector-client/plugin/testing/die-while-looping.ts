/** A server that is killed while one of its plugins is in an endless loop. Prints the plugin's process id and folder before. */
import { setTimeout as sleep } from "node:timers/promises";
import { oddPlugin, openPluginWorld } from "./plugin-world.ts";

const world = await openPluginWorld({
  "odd.ts": oddPlugin("Odd", `searchActors: () => { console.error("looping " + process.pid); for (;;); },`),
});
const connectionGuid = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
await world.client("Odd").call("saveConnection", { connectionGuid, connectionInfo: {} });
const search = { connectionGuid, actorType: "Customer", searchText: "", fieldKeys: [] };
void world.client("Odd").call("searchActors", search);
while (!world.log.some((line) => line.includes("looping"))) await sleep(20);
console.log(`${/looping (\d+)/.exec(world.log.join(""))?.[1]} ${world.folder}`);
process.kill(process.pid, "SIGKILL");
