/** A call is answered in one piece; a stream lasts as long as its reader takes. */
export type CallKind = "call" | "stream";

/** Holds calls to each connector to a number at a time. */
export interface CallSlots {
  /**
   * Waits for a slot, in the order of asking, and answers how to give it back (once).
   *
   * A reader of a stream may call the same connector before it reads on. So streams leave one slot to calls, and one
   * call goes on whatever streams there are: with a limit of 1 it goes beside the stream.
   *
   * @throws the signal's reason when it aborts first
   */
  acquire(key: string, request: SlotRequest): Promise<() => void>;
}

export interface SlotRequest {
  readonly kind: CallKind;
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
}

interface Waiting extends SlotRequest {
  readonly admit: () => void;
}

interface Lane {
  call: number;
  stream: number;
  waiting: Waiting[];
}

export function createCallSlots(): CallSlots {
  const lanes = new Map<string, Lane>();
  return {
    async acquire(key, request) {
      const lane = lanes.get(key) ?? { call: 0, stream: 0, waiting: [] };
      lanes.set(key, lane);
      if (mayEnter(lane, request)) lane[request.kind]++;
      else await turn(lane, request);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        lane[request.kind]--;
        admitWaiting(lane);
        if (lane.call + lane.stream + lane.waiting.length === 0) lanes.delete(key);
      };
    },
  };
}

function mayEnter({ call, stream }: Lane, { kind, limit }: SlotRequest): boolean {
  if (kind === "call" && call === 0) return true;
  if (call + stream >= limit) return false;
  return kind === "call" || stream < Math.max(1, limit - 1);
}

function turn(lane: Lane, request: SlotRequest): Promise<void> {
  const { signal } = request;
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      lane.waiting = lane.waiting.filter((other) => other !== waiting);
      reject(signal?.reason);
    };
    const waiting: Waiting = {
      ...request,
      admit: () => {
        signal?.removeEventListener("abort", giveUp);
        resolve();
      },
    };
    if (signal?.aborted) return reject(signal.reason);
    signal?.addEventListener("abort", giveUp, { once: true });
    lane.waiting.push(waiting);
  });
}

function admitWaiting(lane: Lane): void {
  const still: Waiting[] = [];
  for (const waiting of lane.waiting) {
    if (mayEnter(lane, waiting)) {
      lane[waiting.kind]++;
      waiting.admit();
    } else {
      still.push(waiting);
    }
  }
  lane.waiting = still;
}
