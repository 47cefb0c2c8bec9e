import type { CapabilityProfile } from "@brygga/api-contract";
import { type ExaminedService, openService } from "@brygga/connector-check";
import { StartError } from "../config.ts";
import { createConnectorClients, serviceAddress } from "../connector-client/index.ts";
import type { Db } from "../db/database.ts";
import { loadConnectors, storeCapabilities } from "./sync-connector-store.ts";

/** A connector at an address that nobody has added to Brygga. */
export interface ExaminedAddress {
  readonly service: ExaminedService;
  /** Closes the sockets. */
  close(): Promise<void>;
}

/**
 * Opens an address for whoever sits at this machine: private networks are allowed, link-local ones and the metadata of
 * clouds are not. The service is spoken to as its WSDL says, if it has one.
 *
 * @param ca PEM of certificate authorities to trust beside the system's
 * @throws StartError when it is no http(s) address
 */
export async function openExaminedAddress(url: string, ca?: string): Promise<ExaminedAddress> {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new StartError(`${url} is no address that can be called: it must begin with http:// or https://.`);
  }
  const clients = createConnectorClients({ egress: { allowPrivate: true } });
  const options = ca === undefined ? {} : { ca };
  const address = serviceAddress(parsed).href;
  const found = await clients.learn(url, options);
  const dialect = found.ok ? { dialect: found.learned.dialect } : {};
  return {
    service: openService(address, { send: clients.raw(address, options), ...dialect }),
    close: () => clients.close(),
  };
}

/** Stores what was found with every live Sync Connector that has this URL. @returns their names */
export async function storeProfile(db: Db, found: CapabilityProfile): Promise<string[]> {
  const meant = (await loadConnectors(db)).filter(
    ({ url, deletedAt }) => deletedAt === null && URL.parse(url)?.href === URL.parse(found.url)?.href,
  );
  for (const connector of meant) await storeCapabilities(db, connector, { ...found, url: connector.url });
  return meant.map(({ name }) => name);
}
