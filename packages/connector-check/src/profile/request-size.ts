import type { CapabilityProfile } from "@brygga/api-contract";
import { encodeRequest } from "@brygga/protocol";
import type { CheckContext } from "../check-rule.ts";

/**
 * Sizes of requests that are tried, in bytes, the smallest first. 64 KiB is what a WCF service takes unless it is
 * told otherwise; what lies far above it is of no use to the caller.
 */
const SIZES = [16, 32, 64, 128, 256].map((kib) => kib * 1024);
/** Longer than this for keys that do not exist, and the ERP is left alone. */
const PATIENCE_MS = 5_000;

/** Asks GetActors for more and more keys that do not exist, until one request is refused. */
export async function requestSize({
  contract,
  log,
}: CheckContext): Promise<CapabilityProfile["requestBytes"]> {
  const [actorType] = await contract.actorTypes();
  if (actorType === undefined) return null;
  let accepted = 0;
  for (const size of SIZES) {
    const erpKeys = keysFilling(size, { actorType, connectionGuid: contract.connectionGuid });
    const began = performance.now();
    const isAccepted = await log
      .call("getActors", { connectionGuid: contract.connectionGuid, actorType, erpKeys, fieldKeys: [] })
      .then(({ isOk }) => isOk)
      .catch(() => false);
    if (!isAccepted) return accepted === 0 ? null : { accepted, refused: size };
    accepted = size;
    if (performance.now() - began > PATIENCE_MS) break;
  }
  return { accepted, refused: null };
}

const KEY_LENGTH = "no-such-actor-7e57-00000".length;

/** As many keys as a request of this size holds, and a last one that fills it to the byte. */
export function keysFilling(
  size: number,
  { actorType, connectionGuid }: { readonly actorType: string; readonly connectionGuid: string },
): string[] {
  const bytesOf = (erpKeys: string[]): number =>
    Buffer.byteLength(encodeRequest("getActors", { connectionGuid, actorType, erpKeys, fieldKeys: [] }).body);
  const empty = bytesOf([]);
  const perKey = bytesOf(["x", "x"]) - bytesOf(["x"]) - 1;
  const count = Math.max(1, Math.floor((size - empty) / (perKey + KEY_LENGTH)));
  const keys = Array.from({ length: count }, (_, at) => `no-such-actor-7e57-${String(at).padStart(5, "0")}`);
  const missing = Math.max(0, size - bytesOf(keys));
  return [...keys.slice(0, -1), `${keys.at(-1)}${"0".repeat(missing)}`];
}
