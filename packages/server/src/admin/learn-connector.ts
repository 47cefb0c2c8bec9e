import type { ConnectorFindingAtUrl } from "@brygga/api-contract";
import {
  type FailureCause,
  isWsdlAddress,
  serviceAddress,
  type WsdlFinding,
} from "../connector-client/index.ts";
import type { AdminDeps } from "./admin-deps.ts";
import { optionsOf, type StoredTransport } from "./connector-transport.ts";
import { type StoredConnector, storeFinding } from "./sync-connector-store.ts";

type LearningDeps = Pick<AdminDeps, "db" | "secrets" | "connectors" | "now">;

export interface LearningOptions {
  /** Whether nobody asked for it: then a description that is as it was is only noted, and the connector not called. */
  readonly isAutomatic?: boolean;
}

/** Reads the description of a connector and stores what it says. One that cannot be read changes nothing else. */
export async function learnConnector(
  deps: LearningDeps,
  connector: StoredConnector,
  options: LearningOptions = {},
): Promise<StoredConnector> {
  const transport = await learnedTransport(deps, connector, options);
  return transport === connector.transport ? connector : storeFinding(deps.db, { ...connector, transport });
}

/** The same for an address that is not stored. */
export async function learnedTransport(
  deps: Omit<LearningDeps, "db">,
  { url, transport }: Pick<StoredConnector, "url" | "transport">,
  { isAutomatic = false }: LearningOptions = {},
): Promise<StoredTransport> {
  const parsed = URL.parse(url.trim());
  if (parsed === null || !DESCRIBED.has(parsed.protocol)) return transport;
  const found = await deps.connectors.learn(url, optionsOf(transport, deps.secrets));
  const at = deps.now().toISOString();
  if (!found.ok) {
    const finding = { ...NOTHING_FOUND, at, problem: found.problem, calledAddress: withoutWsdl(parsed) };
    return { ...transport, finding };
  }
  const known = transport.learned;
  const isToKeep = isAutomatic && known?.hash === found.hash;
  const address = isToKeep ? known.address : await workingAddress(deps, { url: parsed, transport, found });
  const finding = findingOf(found, { at, url: parsed, address });
  if (known !== null && hasNewGaps(transport, found)) return { ...transport, finding };
  const learned = { dialect: found.learned.dialect, hash: found.hash, address };
  return { ...transport, learned, finding };
}

/** What speaks SOAP, and hence can describe itself. An application does so at the address that is registered for it. */
const DESCRIBED: ReadonlySet<string> = new Set(["http:", "https:", "app:"]);

/** A part that can be read no more would be learned as the default, over what the whole description taught. */
const hasNewGaps = ({ finding }: StoredTransport, { brokenImports }: Found): boolean =>
  brokenImports.some((location) => finding !== null && !finding.brokenImports.includes(location));

const NOTHING_FOUND: Omit<ConnectorFindingAtUrl, "at" | "problem"> = {
  source: "",
  operations: [],
  missing: [],
  brokenImports: [],
  otherAddress: "",
  calledAddress: "",
};

type Found = Extract<WsdlFinding, { ok: true }>;

function findingOf(
  { learned, source, brokenImports }: Found,
  { at, url, address }: { at: string; url: URL; address: string },
): ConnectorFindingAtUrl {
  const calledAddress = address || withoutWsdl(url);
  const called = calledAddress || url.href;
  const isElsewhere =
    url.protocol !== "app:" && learned.address !== "" && !isSameAddress(learned.address, called);
  return {
    at,
    problem: "",
    source,
    operations: [...learned.operations],
    missing: [...learned.missing],
    brokenImports: [...brokenImports],
    otherAddress: isElsewhere ? learned.address : "",
    calledAddress,
  };
}

const withoutWsdl = (url: URL): string => (isWsdlAddress(url) ? serviceAddress(url).href : "");

const isSameAddress = (left: string, right: string): boolean =>
  URL.parse(left)?.href === URL.parse(right)?.href;

/** What a service answers that is not at the address after all. */
const NOT_HERE: ReadonlySet<FailureCause> = new Set<FailureCause>(["not-found", "http-status", "not-soap"]);

/**
 * The address that the description names is often what the service's own machine calls itself. It is used only where
 * the URL that was entered does not answer, it is on the same host, and a connector answers there.
 *
 * @returns "" for the URL that was entered
 */
async function workingAddress(
  { connectors, secrets }: Pick<AdminDeps, "connectors" | "secrets">,
  { url, transport, found }: { url: URL; transport: StoredTransport; found: Found },
): Promise<string> {
  // What is registered for an application is its address, whatever it says itself.
  if (url.protocol === "app:") return "";
  const entered = serviceAddress(url).href;
  const named = URL.parse(found.learned.address);
  if (named === null || named.origin !== url.origin || isSameAddress(named.href, entered)) return "";
  if (named.search === "") named.search = serviceAddress(url).search;
  const options = { ...optionsOf(transport, secrets), dialect: found.learned.dialect };
  const ask = (address: string) => connectors.open(address, options).call("getConfigData", {});
  const here = await ask(entered);
  if (here.ok || here.failure.cause === null || !NOT_HERE.has(here.failure.cause)) return "";
  return (await ask(named.href)).ok ? named.href : "";
}
