import assert from "node:assert/strict";
import { decodeRequest, decodeResponse, encodeRequest, encodeResponse } from "@brygga/protocol";
import type { Dispatcher } from "../dispatcher.ts";
import type { ContractCall } from "./contract.ts";

/**
 * Calls a connector in this process, with everything written and read as it travels, so that what would be
 * lost on the wire (characters that XML cannot carry) is found here.
 */
export function inProcessCall(dispatcher: Dispatcher): ContractCall {
  return async (key, request) => {
    const { body } = encodeRequest(key, request);
    const sent = decodeRequest(new TextEncoder().encode(body)).request;
    // The request as it comes from the wire: its dictionaries have no prototype.
    const answer = await dispatcher.dispatch(key, sent as typeof request);
    const received = decodeResponse(key, encodeResponse(key, answer));
    assert.ok(received.kind === "response");
    const lost = `the answer of ${key} changes on the wire: it holds what XML cannot carry`;
    assert.deepEqual(plain(received.response), plain(answer), lost);
    return received.response;
  };
}

/** Without prototypes, which say nothing about the content. */
const plain = (content: unknown): unknown => JSON.parse(JSON.stringify(content));
