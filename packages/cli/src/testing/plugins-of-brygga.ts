import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { type ConnectorPlugin, createSession, listConnectorPlugins } from "@brygga/api-contract";
import { BIN } from "./run-brygga.ts";

const PASSWORD = "a password of tests";

/** The plugins that Brygga finds in a folder, as an administrator is told of them. */
export async function pluginsOfBrygga(folders: {
  readonly data: string;
  readonly connectors: string;
}): Promise<readonly ConnectorPlugin[]> {
  const child = spawn(process.execPath, [BIN, "serve"], {
    env: {
      PATH: process.env.PATH,
      BRYGGA_DATA: folders.data,
      BRYGGA_CONNECTORS: folders.connectors,
      BRYGGA_ADMIN_PASSWORD: PASSWORD,
      BRYGGA_DEMO: "0",
      BRYGGA_PORT: "0",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    return await pluginsAt(await addressIn(child.stdout));
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error("Brygga ended before it had an address");
}

async function pluginsAt(address: string): Promise<readonly ConnectorPlugin[]> {
  const api = `${address}/api/v1`;
  const session = await fetch(`${api}${createSession.path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "admin", password: PASSWORD }),
  });
  const { token } = createSession.reply.parse(await session.json());
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${api}${listConnectorPlugins.path}`, { headers });
  return listConnectorPlugins.reply.parse(await answer.json()).items;
}
