/**
 * The program of the process in which one plugin runs. It is started by the server, speaks with it over file
 * descriptor 3, and ends when the server does.
 */
import { mkdir } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type { ToPlugin } from "@brygga/protocol";
import { createDispatcher } from "../dispatcher.ts";
import { createFileConfigurationStore } from "../file-configuration-store.ts";
import { createCallAnswerer } from "./answer-calls.ts";
import { loadConnectors } from "./load-connectors.ts";
import { shareOwnSdk } from "./own-sdk.ts";
import { sealedConfigurationStore } from "./sealed-configuration-store.ts";
import { openServerChannel } from "./server-channel.ts";

const CHANNEL_FD = 3;
const [maxBytes] = process.argv.slice(2);

const watchdog = new Worker(new URL("./watchdog.ts", import.meta.url), {
  workerData: { maxBytes: Number(maxBytes), parentPid: process.ppid },
});
watchdog.unref();
// Ctrl+C in a terminal goes to all of its processes; when a plugin ends is decided by the one that started it.
process.on("SIGINT", () => undefined);
shareOwnSdk();

let answer: (message: ToPlugin) => void = (message) => {
  if (message.type === "start") void start(message);
};
const channel = openServerChannel(CHANNEL_FD, {
  onMessage: (message) => answer(message),
  onClosed: () => process.exit(0),
});

async function start({
  entry,
  dataFolder,
  storeFolder,
  storeKey,
}: Extract<ToPlugin, { type: "start" }>): Promise<void> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    const connectors = await loadConnectors(entry, { dataFolder });
    const files = createFileConfigurationStore(storeFolder);
    const store = sealedConfigurationStore(files, Buffer.from(storeKey, "base64url"));
    answer = createCallAnswerer(createDispatcher({ connectors, store }), (message) => channel.send(message));
    const described = connectors.map(({ name, description }) => ({ name, description }));
    channel.send({ type: "ready", connectors: described });
  } catch (error) {
    console.error(error);
    channel.send({ type: "unloadable", why: error instanceof Error ? error.message : String(error) });
    await channel.end();
    process.exit(1);
  }
}
