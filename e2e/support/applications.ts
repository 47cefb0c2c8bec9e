import { generateKeyPairSync } from "node:crypto";
import { createSampleConnector, createSampleErp } from "@brygga/connector-sample";
import {
  type ConnectorService,
  createAppAuthentication,
  createMemoryConfigurationStore,
  serveConnectors,
} from "@brygga/connector-sdk";

/** The keys of an application, as PEM. */
export interface ApplicationKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export function makeApplicationKeys(): ApplicationKeys {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

interface Application {
  applicationId: string;
  privateKey: string;
  bryggaPublicKey: string;
}

/** The sample connector as an application: it answers nobody but the Brygga whose key it was given. */
export async function serveApplication(application: Application): Promise<ConnectorService> {
  const erp = await createSampleErp({ seed: 3, customers: 5 });
  return serveConnectors({
    connectors: [createSampleConnector(erp)],
    store: createMemoryConfigurationStore(),
    authenticate: await createAppAuthentication({ ...application, onRefused: () => undefined }),
  });
}
