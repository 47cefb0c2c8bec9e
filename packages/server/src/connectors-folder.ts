import { readdir } from "node:fs/promises";
import { type Config, StartError } from "./config.ts";

/** Throws a {@link StartError} when the folder of plugin connectors is none, or cannot be read. */
export async function checkConnectorsFolder({
  connectorsFolder,
}: Pick<Config, "connectorsFolder">): Promise<void> {
  if (connectorsFolder === null) return;
  await readdir(connectorsFolder).catch((cause: Error) => {
    throw new StartError(
      `BRYGGA_CONNECTORS is "${connectorsFolder}", which is no folder that can be read: ${cause.message}.`,
      { cause },
    );
  });
}
