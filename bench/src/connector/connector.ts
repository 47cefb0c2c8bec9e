import { createActorStream } from "../decoding/actor-stream.ts";
import { answerAsks } from "../parts/answer-asks.ts";
import { type CannedService, serveCanned } from "./canned-service.ts";
import { createEditedCustomers, type Edit, type EditedCustomers } from "./edits.ts";

/** The part that stands for Sync Connector and ERP. What it takes to make an answer is in no figure. */
let running: { readonly customers: EditedCustomers; readonly service: CannedService } | undefined;

function started(): NonNullable<typeof running> {
  if (running === undefined) throw new Error("ask `open` first");
  return running;
}

const answers = {
  open: async ({ actors }: { actors: number }) => {
    running = { customers: await createEditedCustomers(actors), service: await serveCanned() };
    return { url: running.service.url, erpKeys: running.customers.erpKeys };
  },
  /** Edits the ERP and makes the answer that hands its changes out. */
  edit: async ({ edit }: { edit: Edit }) => {
    const { customers, service } = started();
    return service.prepare(customers.edit(edit));
  },
  /** From now on hands out so many customers, made while they are sent, each time under other names. */
  stream: async ({ actors }: { actors: number }) => {
    const stream = await createActorStream();
    let edition = 0;
    started().service.prepareStream(() => stream.chunks(actors, ++edition));
  },
  takeCalls: async (_nothing: object) => started().service.takeCalls(),
};
export type ConnectorAsks = typeof answers;

answerAsks(answers, async () => running?.service.close());
