import { type Config, StartError } from "../config.ts";
import { type AppRegistry, appUrl, clientsWithApps } from "../connector-client/app/index.ts";
import { createConnectorClients } from "../connector-client/index.ts";
import type { Db } from "../db/database.ts";
import { openUpToDate } from "../open-up-to-date.ts";
import { checkSecretKey } from "../secret-key-check.ts";
import { createSecrets, loadSecretKey } from "../secrets.ts";
import { createAppRegistry } from "./app-registry.ts";
import type { ExaminedAddress, ServiceAccess } from "./examined-address.ts";
import { answeringService } from "./service-of-client.ts";

export type AppSettings = Pick<Config, "dataFolder" | "secretKey" | "secretKeyFile">;

interface Registered {
  readonly applicationId: string;
  readonly access: ServiceAccess;
}

/**
 * Opens an application as the Brygga of this data folder does: its registry says where the application is, and has the
 * key that proves who calls. The server may be running; its sessions go on.
 *
 * @throws StartError when there is no such data, no such application, or one that does not answer
 */
export async function openExaminedApp(
  { applicationId, access }: Registered,
  settings: AppSettings,
): Promise<ExaminedAddress> {
  const url = appUrl(applicationId);
  const db = await openUpToDate(settings).catch((error: unknown) => {
    if (!(error instanceof StartError)) throw error;
    const why = `${url} cannot be examined without the Brygga that has it registered. ${error.message}`;
    throw new StartError(why, { cause: error });
  });
  const overSoap = createConnectorClients({ egress: { allowPrivate: true } });
  const close = async () => {
    await overSoap.close();
    await db.destroy();
  };
  try {
    const registry = await registryOf(db, settings);
    const clients = clientsWithApps(overSoap, { registry, now: () => new Date() });
    const found = await clients.learn(url, access);
    const dialect = found.ok ? { dialect: found.learned.dialect } : {};
    return { url, service: await answeringService(url, clients.open(url, { ...access, ...dialect })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function registryOf(db: Db, settings: AppSettings): Promise<AppRegistry> {
  const secrets = createSecrets(await loadSecretKey(settings));
  await checkSecretKey(db, secrets);
  return createAppRegistry({ db, secrets });
}
