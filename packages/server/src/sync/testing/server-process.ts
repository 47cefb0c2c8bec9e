import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { TEST_SECRET_KEY } from "./sync-world.ts";

const PROGRAM = fileURLToPath(new URL("../../main.ts", import.meta.url));
const PASSWORD = "only for the tests";

/** The server as it is really started, in a process of its own. */
export interface ServerProcess {
  /** Of the API, such as `http://127.0.0.1:4620/api/v1`. */
  readonly api: string;
  /** Ends it with a signal; resolves when it is gone. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

/** Starts it over a data folder, on any free port. Rejects with its output when it ends before it runs. */
export async function startServerProcess(folder: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: {
      PATH: process.env.PATH,
      BRYGGA_DATA: folder,
      BRYGGA_PORT: "0",
      BRYGGA_DEMO: "0",
      BRYGGA_SECRET_KEY: TEST_SECRET_KEY,
      BRYGGA_ADMIN_PASSWORD: PASSWORD,
      BRYGGA_LOG_LEVEL: "silent",
    },
  });
  const exit = once(child, "exit");
  return {
    api: `${await addressOf(child)}/api/v1`,
    async end(signal) {
      child.kill(signal);
      await exit;
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let output = "";
  const read = (chunk: Buffer) => {
    output += chunk.toString();
    const address = /Brygga runs at (\S+)/.exec(output)?.[1];
    if (address !== undefined) resolve(address);
  };
  child.stdout?.on("data", read);
  child.stderr?.on("data", read);
  child.on("exit", () => reject(new Error(`The server ended instead of running: ${output}`)));
  return promise;
}

/** Signs in as the administrator. Sessions are stored: the token is good for later servers over the same folder, too. */
export async function signIn({ api }: ServerProcess): Promise<string> {
  const response = await fetch(`${api}/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "admin", password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`Signing in: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { token: string }).token;
}
