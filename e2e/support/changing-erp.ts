import {
  ConnectorError,
  createMemoryConfigurationStore,
  defineConnector,
  serveConnectors,
  text,
} from "@brygga/connector-sdk";

/** A small ERP over SOAP that a test can change under a connection: take fields away, be closed. */
export interface ChangingErp {
  readonly url: string;
  /** Keys of fields that the ERP does not have any more. */
  readonly missing: Set<string>;
  /** Whether every connection test fails. */
  isClosed: boolean;
  stop(): Promise<void>;
}

const GROUPS = { a: "Retail", b: "Wholesale", c: "Public" };

const FIELDS = [
  {
    fieldKey: "NAME",
    fieldType: "Text",
    access: "Mandatory",
    maxLength: 40,
    displayName: { US: "Name", SV: "Namn" },
  },
  { fieldKey: "PHONE", fieldType: "Text", displayName: { US: "Phone", SV: "Telefon" } },
  {
    fieldKey: "GROUP",
    fieldType: "List",
    listName: "Groups",
    displayName: { US: "Customer group", SV: "Kundgrupp" },
  },
  { fieldKey: "DAYS", fieldType: "Integer", displayName: { US: "Credit days", SV: "Kreditdagar" } },
] as const;

const CUSTOMER = {
  actorType: "Customer",
  erpKey: "1",
  lastModified: "1",
  parentActorType: "",
  parentErpKey: "",
  fieldValues: { NAME: "Havsbris", PHONE: "08-1", GROUP: "a", DAYS: "30" },
};

const CLOSED = {
  US: "The ERP is closed for the night. Try again after 06:00.",
  SV: "ERP-systemet är stängt för natten. Försök igen efter 06.00.",
};

export async function startChangingErp(): Promise<ChangingErp> {
  const state = { missing: new Set<string>(), isClosed: false };
  const test = () => {
    if (state.isClosed) throw new ConnectorError({ userExplanation: CLOSED });
  };
  const connector = defineConnector({
    name: "Changing",
    config: { Company: text({ label: { US: "Company", SV: "Företag" }, default: "Nordvik" }) },
    testConfig: test,
    testConnection: test,
    getSupportedActorTypes: () => ["Customer"],
    getFields: () => FIELDS.filter(({ fieldKey }) => !state.missing.has(fieldKey)),
    getActors: (_connection, { erpKeys }) => (erpKeys.includes("1") ? [CUSTOMER] : []),
    getActorsByTimestamp: () => [CUSTOMER],
    searchActors: () => [CUSTOMER],
    getList: () => GROUPS,
  });
  const service = await serveConnectors({
    connectors: [connector],
    store: createMemoryConfigurationStore(),
  });
  return Object.assign(state, { url: service.url, stop: () => service.close() });
}
