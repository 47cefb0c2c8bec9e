import type { ConnectorFindingAtUrl } from "@brygga/api-contract";
import {
  type FailureCause,
  isWsdlAddress,
  serviceAddress,
  type WsdlFinding,
} from "../connector-client/index.ts";
import type { AdminDeps } from "./admin-deps.ts";
import { optionsOf, type StoredTransport } from "./connector-transport.ts";
import { type StoredConnector, storeTransport } from "./sync-connector-store.ts";

type LearningDeps = Pick<AdminDeps, "db" | "secrets" | "connectors" | "now">;

/** Reads the description of a connector and stores what it says. One that cannot be read changes nothing else. */
export async function learnConnector(
  deps: LearningDeps,
  connector: StoredConnector,
): Promise<StoredConnector> {
  const transport = await learnedTransport(deps, connector);
  const changed = { ...connector, transport };
  if (transport !== connector.transport) await storeTransport(deps.db, changed);
  return changed;
}

/** The same for an address that is not stored. */
export async function learnedTransport(
  deps: Omit<LearningDeps, "db">,
  { url, transport }: Pick<StoredConnector, "url" | "transport">,
): Promise<StoredTransport> {
  const parsed = URL.parse(url.trim());
  if (parsed?.protocol !== "http:" && parsed?.protocol !== "https:") return transport;
  const found = await deps.connectors.learn(url, optionsOf(transport, deps.secrets));
  const at = deps.now().toISOString();
  if (!found.ok) {
    const finding = { ...NOTHING_FOUND, at, problem: found.problem, calledAddress: withoutWsdl(parsed) };
    return { ...transport, finding };
  }
  const address = await workingAddress(deps, { url: parsed, transport, found });
  const learned = { dialect: found.learned.dialect, hash: found.hash, address };
  return { ...transport, learned, finding: findingOf(found, { at, url: parsed, address }) };
}

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
  return {
    at,
    problem: "",
    source,
    operations: [...learned.operations],
    missing: [...learned.missing],
    brokenImports: [...brokenImports],
    otherAddress: learned.address === "" || isSameAddress(learned.address, called) ? "" : learned.address,
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
