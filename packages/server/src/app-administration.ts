import type { RegisteredApp } from "@brygga/api-contract";
import {
  getRegisteredApp,
  listRegisteredApps,
  registerApp,
  removeRegisteredApp,
} from "./admin/app-registry.ts";
import { type Config, StartError } from "./config.ts";
import type { Db } from "./db/database.ts";
import { Problem } from "./problem.ts";
import { createSecrets, loadSecretKey } from "./secrets.ts";

/** The app registry beside a server that may be running. What its operator can mend is a {@link StartError}. */
export interface AppAdministration {
  list(): Promise<RegisteredApp[]>;
  get(applicationId: string): Promise<RegisteredApp>;
  add(app: { applicationId: string; url: string; publicKeys: string }): Promise<RegisteredApp>;
  remove(applicationId: string): Promise<void>;
}

export async function openAppAdministration(db: Db, config: Config): Promise<AppAdministration> {
  const secrets = createSecrets(await loadSecretKey(config));
  const deps = { db, secrets, now: () => new Date() };
  return {
    list: () => listRegisteredApps(db),
    get: (applicationId) => explained(getRegisteredApp(db, applicationId)),
    add: (app) => explained(registerApp(deps, app, "en")),
    remove: (applicationId) => explained(removeRegisteredApp(db, applicationId)),
  };
}

async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const message =
      error.code === "name-taken"
        ? `There is already an application "${error.values.name}".`
        : (error.errors[0]?.message ?? error.message);
    throw new StartError(message, { cause: error });
  }
}
