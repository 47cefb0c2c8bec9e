import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { buildApp } from "./api/app.ts";
import { compose } from "./compose.ts";
import { type Config, StartError } from "./config.ts";
import { checkConnectorsFolder } from "./connectors-folder.ts";
import { runSearchIndex } from "./crm/run-search-index.ts";
import { type DemoProcess, startDemoProcess } from "./demo-process.ts";
import { type FirstUser, fillOnFirstStart } from "./first-start/first-start.ts";
import { openInstallation } from "./open-installation.ts";
import { projectPaths } from "./project-paths.ts";

export interface RunningServer {
  /** Such as `http://127.0.0.1:4620`. */
  readonly url: string;
  /** Who can sign in, when this was the first start. */
  readonly firstUsers: readonly FirstUser[] | null;
  /** null when it is not wanted. */
  readonly demo: DemoProcess["outcome"] | null;
  /** Ends what is under way and closes everything. */
  stop(): Promise<void>;
}

/** Starts the whole of Brygga. Throws a StartError where its operator can mend what is wrong. */
export async function startServer(config: Config): Promise<RunningServer> {
  await checkConnectorsFolder(config);
  const installation = await openInstallation(config);
  const logger = pino({ level: config.logLevel });
  const services = compose({
    config,
    db: installation.db,
    secrets: installation.secrets,
    logger,
  });
  const app = buildApp(services, { logger, webFolder: projectPaths.webApplication });
  const ending = new AbortController();
  let demo: DemoProcess | null = null;
  const background: Promise<unknown>[] = [];
  const stop = async () => {
    ending.abort();
    const closed = app.close();
    background.push(services.jobs.runner.end());
    await Promise.all(background);
    await demo?.stop();
    // Requests may be waiting for a connector that does not answer; the calls end with its sockets.
    await services.close();
    await closed;
    await installation.close();
  };
  try {
    const url = await listen(app, config);
    const firstUsers = await fillOnFirstStart(installation.db, config);
    demo = config.demo ? await startDemoProcess(projectPaths.demoErp, config) : null;
    background.push(services.sync.run(ending.signal));
    background.push(runSearchIndex({ db: installation.db, log: logger, signal: ending.signal }));
    await services.jobs.runner.resume();
    return { url, firstUsers, demo: demo?.outcome ?? null, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const explained = LISTEN_ERRORS[String(code)]?.(host, port);
    throw explained === undefined ? error : new StartError(explained, { cause: error });
  }
}

const LISTEN_ERRORS: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) =>
    `Port ${port} on ${host} is taken by another program: stop that, or set BRYGGA_PORT to another port.`,
  EACCES: (_host, port) =>
    `This user may not listen on port ${port}: set BRYGGA_PORT to a port from 1024 up, and put a proxy before it.`,
  EADDRNOTAVAIL: (host) => `BRYGGA_HOST is "${host}", which is no address of this machine.`,
  ENOTFOUND: (host) => `BRYGGA_HOST is "${host}", which is no address of this machine.`,
};
