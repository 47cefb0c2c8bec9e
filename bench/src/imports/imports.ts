import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BenchOptions } from "../bench-options.ts";
import { type Figure, figureOf, type Pair } from "../figure.ts";
import { startPart } from "../parts/part.ts";
import type { ImportBryggaAsks } from "./import-brygga.ts";
import type { ImportConnectorAsks } from "./import-connector.ts";
import type { ImportFloorAsks } from "./import-floor.ts";

/** Actors that the CRM does not have are made into records and linked; every pair has actors of its own. */
export async function benchImport({
  actors,
  pairs,
  warmUps,
  profileFolder,
}: Pick<BenchOptions, "actors" | "pairs" | "warmUps" | "profileFolder">): Promise<Figure> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "brygga-bench-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const connector = stack.use(startPart<ImportConnectorAsks>("../imports/import-connector.ts"));
  const floor = stack.use(startPart<ImportFloorAsks>("../imports/import-floor.ts"));
  const profiling = profileFolder === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`];
  const brygga = stack.use(startPart<ImportBryggaAsks>("../imports/import-brygga.ts", profiling));
  const { url } = await connector.ask("open", {});
  await floor.ask("open", { url, folder });
  await brygga.ask("open", { url });
  const measured: Pair[] = [];
  let bytes = 0;
  for (let pair = -warmUps; pair < pairs; pair++) {
    const round = await connector.ask("begin", { round: pair + warmUps, actors, isStreamed: false });
    bytes = round.bytes;
    const { id } = await brygga.ask("prepare", {});
    const { ms, cpuMs } = await floor.ask("import", { batches: round.batches });
    const imported = await brygga.ask("import", { id });
    if (imported.result !== actors) throw new UnexpectedImport(imported.result, actors);
    if (pair >= 0)
      measured.push({ floor: { ms, cpuMs }, brygga: { ms: imported.ms, cpuMs: imported.cpuMs } });
  }
  return figureOf({ name: "import of new actors", actors, bytes, pairs: measured });
}

/** Thrown when an import did something else than what is measured. */
class UnexpectedImport extends Error {
  override readonly name = "UnexpectedImport";

  constructor(made: number, expected: number) {
    super(`The import made ${made} records instead of ${expected}; its time would say nothing.`);
  }
}

/** The highest resident memory of a process, in bytes, that searched, previewed and imported so many actors at a time. */
export async function peakOfImports(actors: number, times: number): Promise<number> {
  await using connector = startPart<ImportConnectorAsks>("../imports/import-connector.ts");
  // As the server runs: a larger young generation itself fills up only slowly.
  const options = ["--max-semi-space-size=16"];
  await using brygga = startPart<ImportBryggaAsks>("../imports/import-brygga.ts", options);
  const { url } = await connector.ask("open", {});
  await brygga.ask("open", { url });
  for (let round = 0; round < times; round++) {
    await connector.ask("begin", { round, actors, isStreamed: true });
    const { id } = await brygga.ask("prepare", {});
    const { result } = await brygga.ask("import", { id });
    if (result !== actors) throw new UnexpectedImport(result, actors);
  }
  return await brygga.ask("peakRss", {});
}
