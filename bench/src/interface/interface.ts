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
  for (const { path } of PAGES) await timeOf(`${api}${path}`, authorization);
  await connector.ask("edit", { edit: "changed" });
  const began = performance.now();
  const syncing = post(`${api}/sync-engine/sync`, {}, authorization);
  const waits = await waitsUntil(syncing, (path) => timeOf(`${api}${path}`, authorization));
  const syncMs = performance.now() - began;
  const { runs } = (await syncing) as { runs: readonly { written: number }[] };
  if (runs[0]?.written !== actors) throw new UnexpectedCycle({ runs, expected: actors });
  return { actors, syncMs, pages: PAGES.map(({ name, path }) => figureOf(name, waits.get(path) ?? [])) };
}

async function waitsUntil(
  done: Promise<unknown>,
  ask: (path: string) => Promise<number>,
): Promise<ReadonlyMap<string, readonly number[]>> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  done.then(end, end);
  const waits = new Map<string, number[]>(PAGES.map(({ path }) => [path, []]));
  while (!isDone) {
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

function figureOf(name: string, waits: readonly number[]): PageFigure {
  const sorted = waits.toSorted((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { name, answers: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}
