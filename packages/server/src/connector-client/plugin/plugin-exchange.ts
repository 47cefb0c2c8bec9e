import type { Actor, ConnectorResult } from "@brygga/protocol";

/** The answer to one call, as it comes. */
export interface PluginAnswer {
  readonly response: unknown;
  readonly actorsFollow: boolean;
}

/** Thrown by the reader of actors when the plugin could not give them all. */
export class BrokenAnswer extends Error {
  override readonly name = "BrokenAnswer";
  readonly result: ConnectorResult;

  constructor(result: ConnectorResult) {
    super(result.techExplanation);
    this.result = result;
  }
}

/** One call that is under way in a plugin. */
export interface PluginExchange {
  readonly answer: Promise<PluginAnswer>;
  /** The next actors with their size on the way, null after the last. @throws BrokenAnswer, PluginEnded */
  next(): Promise<Batch | null>;
  /** Must be called when the answer is not read to its end. */
  cancel(): void;
}

/** What arrives for a call. */
export interface ExchangeSink {
  answered(answer: PluginAnswer): void;
  /** @returns false when nobody asked for this batch */
  arrived(actors: Actor[], bytes: number): boolean;
  ended(): void;
  failed(error: Error): void;
}

interface Batch {
  readonly actors: Actor[];
  readonly bytes: number;
}

/** What has arrived and was not read yet, and how it ended. */
interface Arrivals {
  put(batch: Batch): void;
  end(error: Error | null): void;
  take(): Promise<Batch | null>;
}

function createArrivals(): Arrivals {
  const waiting: Batch[] = [];
  let outcome: { readonly error: Error | null } | null = null;
  let wake: () => void = () => undefined;
  return {
    put(batch) {
      waiting.push(batch);
      wake();
    },
    end(error) {
      outcome ??= { error };
      wake();
    },
    async take() {
      while (waiting.length === 0 && outcome === null) {
        const arrival = Promise.withResolvers<void>();
        wake = arrival.resolve;
        await arrival.promise;
      }
      const batch = waiting.shift();
      if (batch !== undefined) return batch;
      if (outcome?.error) throw outcome.error;
      return null;
    },
  };
}

export interface ExchangeOptions {
  /** Batches that may come before the reader asks for more. */
  readonly room: number;
  readonly more: () => void;
  readonly cancel: () => void;
}

export function createExchange({ room, more, cancel }: ExchangeOptions): {
  readonly exchange: PluginExchange;
  readonly sink: ExchangeSink;
} {
  const { promise: answer, resolve, reject } = Promise.withResolvers<PluginAnswer>();
  // Whoever reads the actors hears of a failure there.
  answer.catch(() => undefined);
  const arrivals = createArrivals();
  let credit = room;
  const next = async () => {
    const batch = await arrivals.take();
    if (batch === null) return null;
    credit++;
    more();
    return batch;
  };
  return {
    exchange: { answer, next, cancel },
    sink: {
      answered: resolve,
      arrived(actors, bytes) {
        if (credit === 0) return false;
        credit--;
        arrivals.put({ actors, bytes });
        return true;
      },
      ended: () => arrivals.end(null),
      failed(error) {
        reject(error);
        arrivals.end(error);
      },
    },
  };
}
