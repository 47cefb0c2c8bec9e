import { join } from "node:path";
import { Agent } from "undici";
import { answerAsks } from "../parts/answer-asks.ts";
import { measure, peakRss } from "../parts/measure.ts";
import { receiveAll } from "./receive.ts";
import { openRowStore, type RowStore } from "./row-store.ts";

/** The part that does the least that any program could do with the same answers. */
const dispatcher = new Agent();
let opened: { readonly url: URL; readonly store: RowStore } | undefined;

function open(): NonNullable<typeof opened> {
  if (opened === undefined) throw new Error("ask `open` first");
  return opened;
}

const answers = {
  open: async ({ url, folder }: { url: string; folder: string }) => {
    opened = { url: new URL(url), store: openRowStore(join(folder, "floor.db")) };
  },
  /** Receives, takes apart, writes. */
  write: async (_nothing: object) => {
    const { url, store } = open();
    return measure(async () => {
      await receiveAll({ dispatcher, url }, store.write);
      return store.finish();
    });
  },
  /** Receives and takes apart, `times` times over; answers the number of actors. */
  read: async ({ times }: { times: number }) => {
    const { url } = open();
    return measure(async () => {
      let actors = 0;
      for (let time = 0; time < times; time++) await receiveAll({ dispatcher, url }, () => actors++);
      return actors;
    });
  },
  peakRss: async (_nothing: object) => peakRss(),
};
export type FloorAsks = typeof answers;

answerAsks(answers, async () => {
  opened?.store.close();
  await dispatcher.destroy();
});
