import type { CapabilityProfile } from "@brygga/api-contract";
import { openService } from "@brygga/connector-check";
import { type Config, StartError } from "../config.ts";
import { applicationIn } from "../connector-client/app/index.ts";
import { createConnectorClients, serviceAddress } from "../connector-client/index.ts";
import { pluginNameIn } from "../connector-client/plugin/index.ts";
import type { Db } from "../db/database.ts";
import { openExaminedApp } from "./examine-app.ts";
import { openExaminedPlugin } from "./examine-plugin.ts";
import type { ExaminedAddress, ServiceAccess } from "./examined-address.ts";
import { loadConnectors, storeCapabilities } from "./sync-connector-store.ts";

/** Of the environment; asked for where the address needs them. */
export type ExaminationSettings = () => Config;

/**
 * Opens an address for whoever sits at this machine: over the network (`http://`, `https://`), a plugin of the connectors folder
 * (`plugin://`), or an application of the registry in the data folder (`app://`).
 *
 * @throws StartError when it is no such address, or nothing can be examined there, with what to do
 */
export async function openExaminedAddress(
  url: string,
  access: ServiceAccess,
  settings: ExaminationSettings,
): Promise<ExaminedAddress> {
  const applicationId = applicationIn(url);
  if (applicationId !== null) return openExaminedApp({ applicationId, access }, settings());
  const plugin = pluginNameIn(url);
  if (plugin === null) return openNetworkAddress(url, access);
  if (Object.keys(access).length === 0) return openExaminedPlugin(plugin, settings());
  throw new StartError(
    `${url} is a plugin, which runs on this machine and asks for no credentials or certificates: ` +
      "leave out --basic, --bearer, --header and --ca.",
  );
}

/**
 * Private networks are allowed, link-local ones and the metadata of clouds are not. The service is spoken to as its WSDL says,
 * if it has one. A user and password in the address are sent as its credentials, and are no part of the service's URL any more.
 */
async function openNetworkAddress(url: string, access: ServiceAccess): Promise<ExaminedAddress> {
  const { given, credentials } = withoutCredentials(parsedAddress(url));
  const clients = createConnectorClients({ egress: { allowPrivate: true } });
  const options = { ...credentials, ...access };
  const address = serviceAddress(given).href;
  const found = await clients.learn(given.href, options);
  const dialect = found.ok ? { dialect: found.learned.dialect } : {};
  return {
    url: given.href,
    service: openService(address, { send: clients.raw(address, options), ...dialect }),
    close: () => clients.close(),
  };
}

function parsedAddress(url: string): URL {
  const parsed = URL.parse(url);
  if (parsed !== null && /^https?:$/.test(parsed.protocol)) return parsed;
  throw new StartError(
    `${url} is no address that can be called: it must begin with http:// or https://, or be plugin:// and the name of a ` +
      "plugin connector, or app:// and the id of an application.",
  );
}

function withoutCredentials(url: URL): { given: URL; credentials: ServiceAccess } {
  if (url.username === "" && url.password === "") return { given: url, credentials: {} };
  const [username, password] = [decoded(url.username), decoded(url.password)];
  const given = new URL(url);
  given.username = "";
  given.password = "";
  return { given, credentials: { credentials: { kind: "basic", username, password } } };
}

/** A "%" that nobody encoded stays what it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Stores what was found with every live Sync Connector that has this URL. @returns their names */
export async function storeProfile(db: Db, found: CapabilityProfile): Promise<string[]> {
  const meant = (await loadConnectors(db)).filter(
    ({ url, deletedAt }) => deletedAt === null && addressForm(url) === addressForm(found.url),
  );
  for (const connector of meant) await storeCapabilities(db, connector, { ...found, url: connector.url });
  return meant.map(({ name }) => name);
}

/** The same for all spellings of one address. */
function addressForm(url: string): string | undefined {
  const own = pluginNameIn(url) ?? applicationIn(url);
  const { protocol, href } = URL.parse(url) ?? {};
  return own === null ? href : `${protocol}//${own.toLowerCase()}`;
}
