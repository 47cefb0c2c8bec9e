import { setTimeout as sleep } from "node:timers/promises";
import type { ConnectorAsks } from "../connector/connector.ts";
import { startPart } from "../parts/part.ts";
import { UnexpectedCycle } from "../unexpected-cycle.ts";
import type { ServerAsks } from "./server-part.ts";

/** How long somebody waits for an answer while a large sync runs. All times are milliseconds. */
export interface InterfaceFigure {
  /** Linked actors, all of them with new values in fifteen fields. */
  readonly actors: number;
  readonly syncMs: number;
  readonly pages: readonly PageFigure[];
}

export interface PageFigure {
  readonly name: string;
  /** 95 of 100 answers came within this time before the sync began: what the machine itself takes. */
  readonly quietP95: number;
  readonly answers: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** What people look at, asked for in turn. */
const PAGES = [
  { name: "list of companies", path: "/companies?limit=50" },
  { name: "company", path: "/companies/1" },
  { name: "ERP tab", path: "/companies/1/erp" },
  { name: "log", path: "/sync-log?limit=50" },
] as const;

/** How often each page is asked for before the sync begins. */
const QUIET_ROUNDS = 20;

/** Between an answer and the next question. */
const PAUSE_MS = 10;

/** The server's first cycle over so many actors, and meanwhile people who look at pages. */
export async function benchInterface(actors: number): Promise<InterfaceFigure> {
  await using connector = startPart<ConnectorAsks>("../connector/connector.ts");
  await using server = startPart<ServerAsks>("../interface/server-part.ts");
  const { url, erpKeys } = await connector.ask("open", { actors });
  const { api, ...user } = await server.ask("open", { url, erpKeys });
  const { token } = (await post(`${api}/session`, user)) as { token: string };
  const authorization = `Bearer ${token}`;
  const ask = (path: string) => timeOf(`${api}${path}`, authorization);
  await waitsOf(ask, QUIET_ROUNDS);
  const quiet = await waitsOf(ask, QUIET_ROUNDS);
  await connector.ask("edit", { edit: "changed" });
  const began = performance.now();
  const syncing = post(`${api}/sync-engine/sync`, {}, authorization);
  const waits = await waitsUntil(syncing, ask);
  const syncMs = performance.now() - began;
  const { runs } = (await syncing) as { runs: readonly { written: number }[] };
  if (runs[0]?.written !== actors) throw new UnexpectedCycle({ runs, expected: actors });
  const pages = PAGES.map(({ name, path }) => ({
    name,
    quietP95: shareWithin(quiet.get(path) ?? [], 0.95),
    ...figureOf(waits.get(path) ?? []),
  }));
  return { actors, syncMs, pages };
}

type Ask = (path: string) => Promise<number>;
type Waits = ReadonlyMap<string, readonly number[]>;

async function waitsUntil(done: Promise<unknown>, ask: Ask): Promise<Waits> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  done.then(end, end);
  return waitsOf(ask, Number.POSITIVE_INFINITY, () => isDone);
}

async function waitsOf(ask: Ask, rounds: number, isDone = () => false): Promise<Waits> {
  const waits = new Map<string, number[]>(PAGES.map(({ path }) => [path, []]));
  for (let round = 0; round < rounds && !isDone(); round++) {
    for (const { path } of PAGES) {
      waits.get(path)?.push(await ask(path));
      await sleep(PAUSE_MS);
    }
  }
  return waits;
}

async function timeOf(url: string, authorization: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(url, { headers: { authorization } });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`);
  return performance.now() - began;
}

async function post(url: string, body: object, authorization = ""): Promise<unknown> {
  const headers = { "content-type": "application/json", ...(authorization && { authorization }) };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

const figureOf = (waits: readonly number[]): Omit<PageFigure, "name" | "quietP95"> => ({
  answers: waits.length,
  p50: shareWithin(waits, 0.5),
  p95: shareWithin(waits, 0.95),
  max: shareWithin(waits, 1),
});

/** The time within which such a share of the answers came. */
function shareWithin(waits: readonly number[], share: number): number {
  const sorted = waits.toSorted((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
