import type { Duplex } from "node:stream";
import {
  createFrameReader,
  encodeFrame,
  FIRST_BATCHES,
  type FromPlugin,
  fromPlugin,
  type OperationKey,
  type ToPlugin,
} from "@brygga/protocol";
import type { PluginEnded } from "./plugin-end.ts";
import { BrokenAnswer, createExchange, type ExchangeSink, type PluginExchange } from "./plugin-exchange.ts";

type First = Extract<FromPlugin, { type: "ready" | "unloadable" }>;

/** The calls under way in one process, over one channel. */
export interface PluginCalls {
  /** What the process says of itself when it has started. */
  readonly ready: Promise<First>;
  send(message: ToPlugin): void;
  call(call: { connectorName: string; key: OperationKey; request: unknown }): PluginExchange;
  /** Resolves when the process answers. */
  ping(): Promise<void>;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
  /** Nothing will come any more. */
  failAll(error: PluginEnded): void;
}

interface ChannelOptions {
  readonly maxMessageBytes: number;
  /** Called when the process sends what it must not; nothing more is read then. */
  readonly onGarbage: (why: string) => void;
}

export function createPluginCalls(channel: Duplex, options: ChannelOptions): PluginCalls {
  const ready = Promise.withResolvers<First>();
  const exchanges = createUnderWay();
  const pings = new Map<number, () => void>();
  let lastId = 0;
  let gone: PluginEnded | null = null;
  const send = (message: ToPlugin) => {
    if (channel.writable) channel.write(encodeFrame(message));
  };
  receive(channel, options, (message, bytes) => {
    if (message.type === "ready" || message.type === "unloadable") ready.resolve(message);
    else if (message.type === "pong") pings.get(message.id)?.();
    else {
      deliver(message, bytes, exchanges.get(message.id));
      if (isLast(message)) exchanges.delete(message.id);
    }
  });
  return {
    ready: ready.promise,
    send,
    call({ connectorName, key, request }) {
      const id = ++lastId;
      const { exchange, sink } = createExchange({
        room: FIRST_BATCHES,
        more: () => send({ type: "more", id }),
        cancel: () => {
          if (exchanges.delete(id)) send({ type: "cancel", id });
        },
      });
      if (gone === null) exchanges.set(id, sink);
      else sink.failed(gone);
      send({ type: "call", id, connectorName, key, request });
      return exchange;
    },
    ping: () =>
      new Promise((resolve) => {
        const id = ++lastId;
        pings.set(id, () => {
          pings.delete(id);
          resolve();
        });
        send({ type: "ping", id });
      }),
    idle: exchanges.idle,
    failAll(error) {
      gone = error;
      exchanges.fail(error);
    },
  };
}

/** The calls under way, by their ids. */
function createUnderWay() {
  const sinks = new Map<number, ExchangeSink>();
  const idlers: (() => void)[] = [];
  const wakeWhenIdle = () => {
    if (sinks.size === 0) for (const wake of idlers.splice(0)) wake();
  };
  return {
    set: (id: number, sink: ExchangeSink) => void sinks.set(id, sink),
    get: (id: number) => sinks.get(id),
    delete(id: number): boolean {
      const was = sinks.delete(id);
      wakeWhenIdle();
      return was;
    },
    fail(error: PluginEnded): void {
      for (const sink of sinks.values()) sink.failed(error);
      sinks.clear();
      wakeWhenIdle();
    },
    idle: () =>
      new Promise<void>((resolve) => {
        idlers.push(resolve);
        wakeWhenIdle();
      }),
  };
}

/** Thrown for a message that is right in its form, but not now. */
class UnaskedFor extends Error {
  override readonly name = "UnaskedFor";
}

function receive(
  channel: Duplex,
  { maxMessageBytes, onGarbage }: ChannelOptions,
  take: (message: FromPlugin, bytes: number) => void,
): void {
  const frames = createFrameReader(maxMessageBytes);
  const onData = (chunk: Buffer) => {
    try {
      for (const { message, bytes } of frames.read(chunk)) take(fromPlugin.parse(message), bytes);
    } catch (error) {
      channel.off("data", onData);
      channel.resume();
      onGarbage(error instanceof Error ? error.message.slice(0, 500) : String(error));
    }
  };
  channel.on("data", onData);
  // That the process is gone is told by its end.
  channel.on("error", () => undefined);
}

type OfCall = Exclude<FromPlugin, { type: "ready" | "unloadable" | "pong" }>;

const isLast = (message: OfCall): boolean =>
  message.type === "end" || message.type === "broken" || (message.type === "answer" && !message.actorsFollow);

/** A call that was cancelled has no sink any more; what was on its way is dropped. */
function deliver(message: OfCall, bytes: number, sink: ExchangeSink | undefined): void {
  if (sink === undefined) return;
  if (message.type === "answer") {
    sink.answered({ response: message.response, actorsFollow: message.actorsFollow });
    if (!message.actorsFollow) sink.ended();
  } else if (message.type === "actors") {
    if (!sink.arrived(message.actors, bytes)) throw new UnaskedFor("more actors than were asked for");
  } else if (message.type === "end") sink.ended();
  else sink.failed(new BrokenAnswer(message.result));
}
