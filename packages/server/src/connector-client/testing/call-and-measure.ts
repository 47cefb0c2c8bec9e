/**
 * Calls GetActors at the URL that is given, in a process of its own, and prints what came of it and the highest
 * memory on the way that was in use and no rubbish. Arguments: the URL, the limits as JSON.
 */
import { createConnectorClient } from "../connector-client.ts";
import { toAnswer } from "../to-answer.ts";

const SAMPLE_MS = 25;
/** Clearing away rubbish takes its time; that much more is left to the call. */
const REST = 10;
const [url = "", limits = "{}"] = process.argv.slice(2);

function inUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const client = createConnectorClient({
  url,
  egress: { allowPrivate: true },
  limits: JSON.parse(limits) as object,
});
const before = inUse();
let peak = before;
let sampling: NodeJS.Timeout;
function sample(): void {
  const from = performance.now();
  peak = Math.max(peak, inUse());
  sampling = setTimeout(sample, Math.max(SAMPLE_MS, (performance.now() - from) * REST));
}
sampling = setTimeout(sample, SAMPLE_MS);
const from = performance.now();
const request = { connectionGuid: "", actorType: "Customer", erpKeys: ["1"], fieldKeys: [] };
const result = await client.call("getActors", request);
const ms = performance.now() - from;
peak = Math.max(peak, inUse());
clearTimeout(sampling);
await client.close();
const texts = ["en", "sv"].map((language) => toAnswer(result, language).explanation);
const failure = result.ok ? null : { cause: result.failure.cause, values: result.failure.values };
console.log(JSON.stringify({ failure, texts, grownBytes: peak - before, ms }));
