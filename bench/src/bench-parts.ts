import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions } from "./bench-options.ts";
import type { BryggaAsks } from "./brygga/brygga.ts";
import type { ConnectorAsks } from "./connector/connector.ts";
import type { FloorAsks } from "./floor/floor.ts";
import { type Part, startPart } from "./parts/part.ts";

/** The processes of a benchmark, ready: all companies linked, and equal to their actors. */
export interface BenchParts extends AsyncDisposable {
  readonly connector: Part<ConnectorAsks>;
  readonly floor: Part<FloorAsks>;
  readonly brygga: Part<BryggaAsks>;
}

export async function openBenchParts({
  actors,
  profileFolder,
}: Pick<BenchOptions, "actors" | "profileFolder">): Promise<BenchParts> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "brygga-bench-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const connector = stack.use(startPart<ConnectorAsks>("../connector/connector.ts"));
  const floor = stack.use(startPart<FloorAsks>("../floor/floor.ts"));
  const brygga = stack.use(startPart<BryggaAsks>("../brygga/brygga.ts", profiling(profileFolder)));
  const { url, erpKeys } = await connector.ask("open", { actors });
  await floor.ask("open", { url, folder });
  await brygga.ask("open", { url, erpKeys });
  await connector.ask("edit", { edit: "touched" });
  await brygga.ask("cycle", { times: 1 });
  await floor.ask("write", {});
  const opened = stack.move();
  return { connector, floor, brygga, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

const profiling = (folder: string | undefined): readonly string[] =>
  folder === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${folder}`, "--cpu-prof-interval=200"];
