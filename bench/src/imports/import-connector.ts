import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import {
  type Actor,
  encodeActorList,
  encodeFault,
  encodeResponse,
  okResult,
  operationOfSoapAction,
} from "@brygga/protocol";
import { createEditedCustomers } from "../connector/edits.ts";
import { answerAsks } from "../parts/answer-asks.ts";
import { IMPORT_BATCH } from "./import-batch.ts";

/** The part that stands for an ERP that is imported from. Every round has other actors, so that all of them are new. */
let running: Running | undefined;

interface Running {
  readonly url: string;
  readonly models: readonly Actor[];
  readonly close: () => Promise<void>;
}

/** How many different actors there are; more have the same values under other names. */
const MODELS = 1000;

/** What is handed out now. */
let current: { readonly round: number; readonly actors: number } = { round: 0, actors: 0 };
/** The actors of answers to GetActors, ready to be sent, by their keys: who asks for them chooses what goes together. */
const prepared = new Map<string, Buffer>();

const keyOf = (round: number, index: number): string => `R${round}-${1_000_000 + index}`;

function actorOf(models: readonly Actor[], { round, index }: { round: number; index: number }): Actor {
  const model = models[index % MODELS];
  if (model === undefined) throw new Error("The made-up ERP has no customers.");
  const NAME = `${model.fieldValues.NAME} ${round} ${index}`;
  return { ...model, erpKey: keyOf(round, index), fieldValues: { ...model.fieldValues, NAME } };
}

const encoding = (key: "getActors" | "searchActors") => encodeActorList(key, okResult());

/** An answer of any length, made while it is sent. */
function* chunks(key: "getActors" | "searchActors", actors: Iterable<Actor>): Generator<Uint8Array> {
  const { head, encodeActor, tail } = encoding(key);
  let text = head;
  for (const actor of actors) {
    text += encodeActor(actor);
    if (text.length < 64 * 1024) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text + tail);
}

function* actorsOf(from: number, to: number): Generator<Actor> {
  const { models = [] } = running ?? {};
  for (let index = from; index < to; index++) yield actorOf(models, { round: current.round, index });
}

function batchesOf(round: number, actors: number): string[][] {
  const batches: string[][] = [];
  for (let from = 0; from < actors; from += IMPORT_BATCH) {
    const length = Math.min(IMPORT_BATCH, actors - from);
    batches.push(Array.from({ length }, (_, index) => keyOf(round, from + index)));
  }
  return batches;
}

const answers = {
  open: async (_nothing: object) => {
    const models = (await createEditedCustomers(MODELS)).edit("changed");
    const server = createServer((request, response) => {
      const question: Buffer[] = [];
      request.on("data", (chunk: Buffer) => question.push(chunk));
      request.on("end", () =>
        answer(String(request.headers.soapaction ?? ""), Buffer.concat(question), response),
      );
    });
    server.listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bench.svc`;
    const close = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    running = { url, models, close };
    return { url };
  },
  /** Begins a round with so many new actors; their answers are made beforehand unless they are to be made while they are sent. */
  begin: async ({ round, actors, isStreamed }: { round: number; actors: number; isStreamed: boolean }) => {
    current = { round, actors };
    prepared.clear();
    const batches = batchesOf(round, actors);
    if (isStreamed) return { batches: [], bytes: 0 };
    const { encodeActor } = encoding("getActors");
    for (const actor of actorsOf(0, actors)) prepared.set(actor.erpKey, Buffer.from(encodeActor(actor)));
    const bytes = batches.reduce((sum, keys) => sum + preparedAnswer(keys).length, 0);
    return { batches, bytes };
  },
};
export type ImportConnectorAsks = typeof answers;

function preparedAnswer(keys: readonly string[]): Buffer {
  const { head, tail } = encoding("getActors");
  const actors = keys.flatMap((key) => prepared.get(key) ?? []);
  return Buffer.concat([Buffer.from(head), ...actors, Buffer.from(tail)]);
}

const KEYS = /R\d+-(\d+)/g;

function answer(soapAction: string, question: Buffer, response: ServerResponse): void {
  const key = operationOfSoapAction(soapAction);
  const send = (body: Buffer | Iterable<Uint8Array>) => {
    response.writeHead(200, { "content-type": "text/xml; charset=utf-8" });
    if (Buffer.isBuffer(body)) response.end(body);
    else Readable.from(body).pipe(response);
  };
  if (key === "testConnection" || key === "saveConnection") {
    return send(Buffer.from(encodeResponse(key, okResult())));
  }
  if (key === "searchActors") return send(chunks(key, actorsOf(0, current.actors)));
  if (key === "getActors") {
    const text = question.toString();
    return send(prepared.size > 0 ? preparedAnswer(text.match(KEYS) ?? []) : chunks(key, askedFor(text)));
  }
  response.writeHead(500, { "content-type": "text/xml; charset=utf-8" });
  response.end(encodeFault({ code: "Client", message: `No import asks for ${key}.` }));
}

function* askedFor(question: string): Generator<Actor> {
  const { models = [] } = running ?? {};
  for (const [, number] of question.matchAll(KEYS)) {
    yield actorOf(models, { round: current.round, index: Number(number) - 1_000_000 });
  }
}

answerAsks(answers, async () => running?.close());
