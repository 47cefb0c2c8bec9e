import { createSampleConnector, createSampleErp, type SampleErp } from "@brygga/connector-sample";
import {
  type ConfigurationStore,
  ConnectorError,
  createMemoryConfigurationStore,
  defineConnector,
  type ServeOptions,
  serveConnectors,
  text,
} from "@brygga/connector-sdk";

/** The sample connector, and another one behind the same URL, served as any author would serve them. */
export interface SampleService {
  readonly url: string;
  readonly erp: SampleErp;
  /** What the connectors keep of their connections: what really arrived. */
  readonly store: ConfigurationStore;
  close(): Promise<void>;
}

export const SECOND_NAME = "Second & <last> æ";

/** Refuses every configuration with a code of its own, by which it is recognised. */
const second = defineConnector({
  name: SECOND_NAME,
  config: { Company: text({ label: "Company" }) },
  testConfig: () => {
    throw new ConnectorError({ userExplanation: "This is the second one.", errorCode: "SECOND" });
  },
  getSupportedActorTypes: () => [],
  getFields: () => [],
  getActors: () => [],
  getActorsByTimestamp: () => [],
  searchActors: () => [],
});

export async function startSampleService(
  options: Pick<ServeOptions, "forbiddenCharacters"> = {},
): Promise<SampleService> {
  const erp = await createSampleErp({ seed: 1, customers: 12 });
  const store = createMemoryConfigurationStore();
  const service = await serveConnectors({
    ...options,
    connectors: [createSampleConnector(erp), second],
    store,
  });
  const close = async () => {
    await service.close();
    await erp.close();
  };
  return { url: service.url, erp, store, close };
}
