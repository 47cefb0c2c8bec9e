import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { createSampleConnector, createSampleErp } from "@brygga/connector-sample";
import {
  type AppAuthentication,
  type AppAuthenticationOptions,
  type ConfigurationStore,
  type ConnectorService,
  createAppAuthentication,
  createMemoryConfigurationStore,
  type ServiceNames,
  serveConnectors,
} from "@brygga/connector-sdk";
import {
  type ConnectorClient,
  type ConnectorClients,
  createConnectorClients,
} from "../../connector-client.ts";
import type { RegisteredApp } from "../app-registry.ts";
import { appUrl } from "../app-url.ts";
import { clientsWithApps } from "../clients-with-apps.ts";

export interface KeyPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

export function makeKeys(): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return { privateKey: pem(privateKey, "pkcs8"), publicKey: pem(publicKey, "spki") };
}

const pem = (key: KeyObject, type: "pkcs8" | "spki") => key.export({ type, format: "pem" }).toString();

/** The sample connector as the application `visma`, and a Brygga that has it registered. */
export interface AppWorld extends AsyncDisposable {
  readonly brygga: KeyPair;
  readonly app: KeyPair;
  readonly store: ConfigurationStore;
  /** As the registry has it; may be changed. */
  registered: RegisteredApp;
  /** What the application refused. */
  readonly refused: string[];
  /** How often the application was authenticated with. */
  readonly authentications: () => number;
  /** The clock of Brygga. */
  now: Date;
  readonly clients: ConnectorClients;
  client(applicationId?: string): ConnectorClient;
  /** Starts the application anew at the same address: it has forgotten its sessions. */
  restart(): Promise<void>;
}

export interface AppWorldOptions {
  /** Of the application, where it is not as it should be. */
  readonly own?: Partial<AppAuthenticationOptions>;
  /** Lays itself around the application's authentication. */
  readonly wrap?: (authentication: AppAuthentication) => AppAuthentication;
  /** What its service calls itself, where it is not as WCF would. */
  readonly names?: Partial<ServiceNames>;
}

export async function openAppWorld(options: AppWorldOptions = {}): Promise<AppWorld> {
  const [brygga, app] = [makeKeys(), makeKeys()];
  const application = await startApplication({ brygga, app }, options);
  const clients = createConnectorClients({ egress: { allowPrivate: true } });
  const registered: RegisteredApp = {
    ...{ applicationId: "visma", url: application.url, revision: "1" },
    ...{ publicKeys: app.publicKey, privateKey: brygga.privateKey },
  };
  const clientsOf = () =>
    clientsWithApps(clients, {
      registry: { find: async (id) => (id.toLowerCase() === "visma" ? world.registered : null) },
      now: () => world.now,
    });
  const world: AppWorld = {
    ...{ brygga, app, registered, now: new Date() },
    ...application,
    get clients() {
      return clientsOf();
    },
    client: (applicationId = "visma") => clientsOf().open(appUrl(applicationId)),
    async [Symbol.asyncDispose]() {
      await clients.close();
      await application.close();
    },
  };
  return world;
}

interface Application extends Pick<AppWorld, "store" | "refused" | "authentications" | "restart"> {
  readonly url: string;
  close(): Promise<void>;
}

async function startApplication(
  { brygga, app }: Pick<AppWorld, "brygga" | "app">,
  { own = {}, wrap = (one) => one, names = {} }: AppWorldOptions,
): Promise<Application> {
  const refused: string[] = [];
  const erp = await createSampleErp({ seed: 3, customers: 5 });
  const store = createMemoryConfigurationStore();
  let authentications = 0;
  const serve = async (port: number): Promise<ConnectorService> => {
    const keys = { privateKey: app.privateKey, bryggaPublicKey: brygga.publicKey };
    const onRefused = (reason: string) => void refused.push(reason);
    const authentication = wrap(
      await createAppAuthentication({ applicationId: "visma", ...keys, onRefused, ...own }),
    );
    const authenticate: AppAuthentication["authenticate"] = (token) => {
      authentications++;
      return authentication.authenticate(token);
    };
    const connectors = [createSampleConnector(erp)];
    const proof = { ...authentication, authenticate };
    return serveConnectors({ connectors, store, port, names, authenticate: proof });
  };
  let service = await serve(0);
  return {
    ...{ url: service.url, store, refused, authentications: () => authentications },
    async restart() {
      await service.close();
      service = await serve(Number(new URL(service.url).port));
    },
    async close() {
      await service.close();
      await erp.close();
    },
  };
}
