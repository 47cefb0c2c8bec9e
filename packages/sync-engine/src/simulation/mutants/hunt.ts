/**
 * The program beside a mutated engine: how many schedules it may play, whether those that are kept are among them ("drawn":
 * they are not), and the patches as JSON. It answers as JSON. The patched sources are nowhere but in its memory, so that
 * what is not patched is compiled once for all mutants.
 */
import { registerHooks } from "node:module";
import { patchedSource } from "./apply-patches.ts";
import type { Patch } from "./mutant.ts";

const [limit, ground, patches = "[]"] = process.argv.slice(2);
const SOURCES = new URL("../../", import.meta.url);
const byUrl = Map.groupBy(JSON.parse(patches) as Patch[], ({ file }) => new URL(file, SOURCES).href);

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const ofFile = byUrl.get(url);
    if (ofFile === undefined) return loaded;
    byUrl.delete(url);
    return { ...loaded, source: patchedSource(String(loaded.source), ofFile) };
  },
});

// Not at the top: what is loaded before the hook is registered stays whole.
const { huntSchedules } = await import("./hunt-schedules.ts");
if (byUrl.size > 0) throw new Error(`The simulation does not load ${[...byUrl.keys()].join(", ")}.`);
console.log(JSON.stringify(await huntSchedules(Number(limit), ground !== "drawn")));
