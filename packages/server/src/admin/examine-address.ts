import type { CapabilityProfile } from "@brygga/api-contract";
import { type ExaminedService, openService } from "@brygga/connector-check";
import { StartError } from "../config.ts";
import { type ConnectorOptions, createConnectorClients, serviceAddress } from "../connector-client/index.ts";
import type { Db } from "../db/database.ts";
import { loadConnectors, storeCapabilities } from "./sync-connector-store.ts";

/** A connector at an address that nobody has added to Brygga. */
export interface ExaminedAddress {
  /** The address that was given, without credentials. */
  readonly url: string;
  readonly service: ExaminedService;
  /** Closes the sockets. */
  close(): Promise<void>;
}

/** What an address asks for before it answers. */
export type ServiceAccess = Pick<ConnectorOptions, "ca" | "credentials">;

/**
 * Opens an address for whoever sits at this machine: private networks are allowed, link-local ones and the metadata of
 * clouds are not. The service is spoken to as its WSDL says, if it has one. A user and password in the address are sent as its
 * credentials, and are no part of the service's URL any more.
 *
 * @throws StartError when it is no http(s) address
 */
export async function openExaminedAddress(url: string, access: ServiceAccess = {}): Promise<ExaminedAddress> {
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
  throw new StartError(`${url} is no address that can be called: it must begin with http:// or https://.`);
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
    ({ url, deletedAt }) => deletedAt === null && URL.parse(url)?.href === URL.parse(found.url)?.href,
  );
  for (const connector of meant) await storeCapabilities(db, connector, { ...found, url: connector.url });
  return meant.map(({ name }) => name);
}
