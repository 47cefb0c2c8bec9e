import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, type RunningProcess, startProgram } from "./processes.ts";

export const ADMIN = { username: "admin", password: "correct horse battery" };
export const USER = { username: "anna", password: "staple of the user" };

/** A Brygga of its own, in a folder of its own, with a demo ERP beside it. */
export interface Brygga {
  readonly url: string;
  /** URL of the Sync Connector that serves workbooks. */
  readonly excelUrl: string;
  /** URL of the sample connector. */
  readonly sampleUrl: string;
  readonly folder: string;
  readonly server: RunningProcess;
  readonly erp: RunningProcess;
  /** Kills the server with a signal and starts it again on the same data and port. */
  restart(signal?: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
}

interface BryggaOptions {
  /** The records of a first start are there. */
  demo?: boolean;
  /** Files of the folder of plugin connectors, by name. */
  plugins?: Readonly<Record<string, string>>;
}

/** The demo ERP is a process of its own in any case. */
export async function startBrygga({ demo = false, plugins = {} }: BryggaOptions = {}): Promise<Brygga> {
  const folder = await mkdtemp(join(tmpdir(), "brygga-e2e-"));
  await mkdir(connectorsOf(folder));
  for (const [name, text] of Object.entries(plugins)) await writeFile(join(connectorsOf(folder), name), text);
  const [port, erpPort] = [await freePort(), await freePort()];
  const start = async () =>
    startProgram("packages/server/src/main.ts", {
      env: { ...serverEnv(port, folder), ...(demo ? await demoEnv() : {}) },
      ready: /http:\/\/127\.0\.0\.1:\d+/,
    });
  const startErp = () =>
    startProgram("connectors/demo/src/main.ts", {
      env: { BRYGGA_DEMO_PORT: String(erpPort), BRYGGA_DEMO_DATA: join(folder, "erp") },
      ready: /sample ERP listening on/,
    });
  const started = await Promise.all([start(), startErp()]);
  let [server] = started;
  const [, erp] = started;
  const sampleUrl = `http://127.0.0.1:${erpPort}/ErpConnectorWS.svc`;
  return {
    url: `http://127.0.0.1:${port}`,
    sampleUrl,
    excelUrl: `${sampleUrl}?ConnectorName=Excel`,
    folder,
    erp,
    get server() {
      return server;
    },
    async restart(signal) {
      await server.stop(signal);
      server = await start();
    },
    async stop() {
      await Promise.all([server.stop(), erp.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Brygga then starts a demo ERP of its own too, which is not used: ours has to be stopped by itself. */
const demoEnv = async () => ({ BRYGGA_DEMO: "1", BRYGGA_DEMO_PORT: String(await freePort()) });

const connectorsOf = (folder: string) => join(folder, "connectors");

const serverEnv = (port: number, folder: string) => ({
  BRYGGA_PORT: String(port),
  BRYGGA_HOST: "127.0.0.1",
  BRYGGA_DATA: join(folder, "data"),
  BRYGGA_DEMO: "0",
  BRYGGA_CONNECTORS: connectorsOf(folder),
  BRYGGA_ADMIN_PASSWORD: ADMIN.password,
  BRYGGA_DEMO_USER_PASSWORD: USER.password,
  BRYGGA_LOG_LEVEL: "warn",
});
