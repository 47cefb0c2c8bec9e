import {
  type AdvancedChange,
  type ConnectorAdvanced,
  type ConnectorDefaults,
  type ConnectorTransport,
  connectorAdvanced,
  connectorFinding,
} from "@brygga/api-contract";
import { type SoapDialect, soapDialect, WCF_DIALECT } from "@brygga/protocol";
import { z } from "zod";
import {
  type ConnectorOptions,
  type Credentials,
  DEFAULT_CALL_LIMITS,
  DEFAULT_CONCURRENCY,
} from "../connector-client/index.ts";
import type { Secrets } from "../secrets.ts";
import { REQUEST_BYTES } from "./request-chunks.ts";

const storedCredentials = z.object({
  kind: z.enum(["none", "basic", "bearer", "header"]),
  username: z.string(),
  /** Encrypted; "" where there is none. */
  secret: z.string(),
});
type StoredCredentials = z.infer<typeof storedCredentials>;

const NO_CREDENTIALS: StoredCredentials = { kind: "none", username: "", secret: "" };

/** What the service's description taught; stays when it cannot be read the next time. */
const learned = z.object({
  dialect: soapDialect,
  /** Of the documents that it was learned from. */
  hash: z.string(),
  /** What to call instead of the connector's URL; "" for the URL. */
  address: z.string(),
});

/** How a connector is called, as it is stored with it: what was found, and what the administrator set. */
export const storedTransport = z.object({
  advanced: connectorAdvanced.partial().default({}),
  credentials: storedCredentials.default(NO_CREDENTIALS),
  learned: learned.nullable().default(null),
  finding: connectorFinding.nullable().default(null),
});
export type StoredTransport = z.infer<typeof storedTransport>;

export const NEW_TRANSPORT: StoredTransport = storedTransport.parse({});

const NOTHING_SET: ConnectorAdvanced = {
  serviceNamespace: null,
  dataNamespace: null,
  arraysNamespace: null,
  contractName: null,
  soapActionStyle: null,
  requestBytes: null,
  connectSeconds: null,
  answerSeconds: null,
  callSeconds: null,
  concurrency: null,
  plainConfiguration: false,
  unknownConnectionPattern: null,
  ca: null,
  controlCharacters: null,
};

export const advancedOf = ({ advanced }: StoredTransport): ConnectorAdvanced => {
  const set = Object.entries(advanced).filter(([, value]) => value !== undefined);
  return { ...NOTHING_SET, ...Object.fromEntries(set) };
};

const DIALECTS = new WeakMap<StoredTransport, SoapDialect>();

/**
 * The spelling of the service: what the administrator set, else what was learned, else that of WCF. The same object
 * for the same transport, because what is worked out from a dialect is kept with it.
 */
export function dialectOf(transport: StoredTransport): SoapDialect {
  const dialect = DIALECTS.get(transport) ?? makeDialect(transport);
  DIALECTS.set(transport, dialect);
  return dialect;
}

function makeDialect(transport: StoredTransport): SoapDialect {
  const base = transport.learned?.dialect ?? WCF_DIALECT;
  const { serviceNamespace, dataNamespace, arraysNamespace, contractName } = advancedOf(transport);
  if ([serviceNamespace, dataNamespace, arraysNamespace, contractName].every((each) => each === null))
    return base;
  return {
    ...base,
    serviceNamespace: serviceNamespace ?? base.serviceNamespace,
    dataNamespace: dataNamespace ?? base.dataNamespace,
    arraysNamespace: arraysNamespace ?? base.arraysNamespace,
    contractName: contractName ?? base.contractName,
  };
}

/** Largest request to this connector, in bytes. */
export const requestBytesOf = (transport: StoredTransport): number =>
  advancedOf(transport).requestBytes ?? REQUEST_BYTES;

/** How the client is to call, secrets decrypted. */
export function optionsOf(transport: StoredTransport, secrets: Secrets): ConnectorOptions {
  const { soapActionStyle, concurrency, ca, controlCharacters, ...rest } = advancedOf(transport);
  const credentials = credentialsOf(transport, secrets);
  return {
    dialect: dialectOf(transport),
    limits: {
      ...(rest.connectSeconds === null ? {} : { connectMs: rest.connectSeconds * 1000 }),
      ...(rest.answerSeconds === null
        ? {}
        : { firstByteMs: rest.answerSeconds * 1000, idleMs: rest.answerSeconds * 1000 }),
      ...(rest.callSeconds === null ? {} : { wholeMs: rest.callSeconds * 1000 }),
    },
    ...(soapActionStyle === null ? {} : { soapActionStyle }),
    ...(concurrency === null ? {} : { concurrency }),
    ...(ca === null ? {} : { ca }),
    ...(controlCharacters === null ? {} : { controlCharacters }),
    ...(credentials === null ? {} : { credentials }),
  };
}

function credentialsOf({ credentials }: StoredTransport, secrets: Secrets): Credentials | null {
  const { kind, username, secret } = credentials;
  if (kind === "none" || secret === "") return null;
  const plain = secrets.decrypt(secret);
  if (kind === "basic") return { kind, username, password: plain };
  return kind === "header" ? { kind, name: username, value: plain } : { kind, token: plain };
}

/** What the change leaves out stays; a secret of another kind of sign-in is forgotten. */
export function changedTransport(
  transport: StoredTransport,
  { credentials, ...advanced }: AdvancedChange,
  secrets: Secrets,
): StoredTransport {
  const set = Object.entries(advanced).filter(([, value]) => value !== undefined);
  return {
    ...transport,
    advanced: { ...transport.advanced, ...Object.fromEntries(set) },
    credentials:
      credentials === undefined
        ? transport.credentials
        : changedCredentials(transport.credentials, credentials, secrets),
  };
}

function changedCredentials(
  stored: StoredCredentials,
  { kind, username, secret }: NonNullable<AdvancedChange["credentials"]>,
  secrets: Secrets,
): StoredCredentials {
  if (kind === "none") return NO_CREDENTIALS;
  const kept = kind === stored.kind ? stored.secret : "";
  return { kind, username, secret: secret === undefined ? kept : secrets.encrypt(secret) };
}

/** The same for another URL: what was found there is not here, and a secret is for the host it was entered for. */
export function transportForUrl(
  transport: StoredTransport,
  { from, to }: { from: string; to: string },
): StoredTransport {
  if (from === to) return transport;
  const isSameHost = URL.parse(from)?.origin === URL.parse(to)?.origin;
  const credentials = isSameHost ? transport.credentials : { ...transport.credentials, secret: "" };
  return { ...transport, credentials, learned: null, finding: null };
}

/** As the API shows it. */
export function viewTransport(transport: StoredTransport): ConnectorTransport {
  const { kind, username, secret } = transport.credentials;
  return {
    advanced: advancedOf(transport),
    credentials: { kind, username, isSet: secret !== "" },
    defaults: defaultsOf(transport),
    found: transport.finding,
  };
}

function defaultsOf(transport: StoredTransport): ConnectorDefaults {
  const { serviceNamespace, dataNamespace, arraysNamespace, contractName } =
    transport.learned?.dialect ?? WCF_DIALECT;
  return {
    ...{ serviceNamespace, dataNamespace, arraysNamespace, contractName },
    requestBytes: REQUEST_BYTES,
    connectSeconds: DEFAULT_CALL_LIMITS.connectMs / 1000,
    answerSeconds: DEFAULT_CALL_LIMITS.firstByteMs / 1000,
    callSeconds: DEFAULT_CALL_LIMITS.wholeMs / 1000,
    concurrency: DEFAULT_CONCURRENCY,
  };
}
