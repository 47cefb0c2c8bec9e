import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor } from "../carriers/actor.ts";
import { okResult } from "../result.ts";
import { anyRequest, anyResponse, anyText } from "../testing/message-arbitrary.ts";
import { WCF_DIALECT } from "./dialect.ts";
import { type ActorListKey, encodeActorList, encodeRequest, encodeResponse } from "./encode.ts";
import { MESSAGES } from "./message.ts";
import { decodeRequest } from "./request-decoder.ts";
import { createResponseDecoder, decodeResponse } from "./response-decoder.ts";

const KEYS = MESSAGES.map(({ key }) => key);

test("the contract has eighteen operations", () => expect(KEYS).toHaveLength(18));

describe.each(KEYS)("%s", (key) => {
  test("a request arrives as it was sent", () => {
    fc.assert(
      fc.property(anyRequest(key), (request) => {
        const decoded = decodeRequest(encodeRequest(key, request).body);
        expect(decoded).toEqual({ key, request, dialect: WCF_DIALECT });
      }),
    );
  });

  test("an answer arrives as it was sent", () => {
    fc.assert(
      fc.property(anyResponse(key), (response) => {
        const decoded = decodeResponse(key, encodeResponse(key, response));
        expect(decoded).toMatchObject({ kind: "response" });
        if (decoded.kind === "response") expect(decoded.response).toEqual(response);
      }),
    );
  });

  test("the answer is the same wherever its bytes are cut", () => {
    fc.assert(
      fc.property(anyResponse(key), fc.array(fc.nat(200), { minLength: 1 }), (response, lengths) => {
        const bytes = new TextEncoder().encode(encodeResponse(key, response));
        const decoder = createResponseDecoder(key);
        for (const chunk of cut(bytes, lengths)) decoder.write(chunk);
        expect(decoder.end()).toEqual(decodeResponse(key, bytes));
      }),
    );
  });
});

/** Pieces of these lengths in turn; empty pieces too. */
function* cut(bytes: Uint8Array, lengths: readonly number[]): Generator<Uint8Array> {
  let start = 0;
  for (let index = 0; start < bytes.length; index++) {
    const length = Math.max(lengths[index % lengths.length] ?? 1, index % 2);
    yield bytes.subarray(start, start + length);
    start += length;
  }
}

test("a message may come one byte at a time", () => {
  const actors = [anActor({ erpKey: "1", fieldValues: { NAME: "Åsa 🙂 \r\n &" } })];
  const bytes = new TextEncoder().encode(encodeResponse("getActors", { ...okResult(), actors }));
  const decoder = createResponseDecoder("getActors");
  for (const byte of bytes) decoder.write(Uint8Array.of(byte));
  expect(decoder.end()).toMatchObject({ response: { actors } });
});

test("a list of actors written in pieces is the answer written at once", () => {
  const actorKeys: ActorListKey[] = ["getActors", "getActorsByTimestamp", "searchActors", "saveActors"];
  fc.assert(
    fc.property(fc.constantFrom(...actorKeys), anyResponse("getActors"), (key, response) => {
      const actors = response.actors ?? [];
      const { head, encodeActor, tail } = encodeActorList(key, response);
      expect(head + actors.map(encodeActor).join("") + tail).toBe(
        encodeResponse(key, { ...response, actors }),
      );
    }),
  );
});

describe("actors are handed over in batches while the answer is being read", () => {
  test.each([
    [0, 3, []],
    [2, 3, [2]],
    [3, 3, [3]],
    [7, 3, [3, 3, 1]],
    [2001, undefined, [1000, 1000, 1]],
  ])("%i actors in batches of %s", (count, batchSize, expected) => {
    const actors = Array.from({ length: count }, (_, index) => anActor({ erpKey: String(index) }));
    const batches: Actor[][] = [];
    const onActors = (batch: Actor[]) => batches.push(batch);
    const options = batchSize === undefined ? { onActors } : { onActors, batchSize };
    const decoded = decodeResponse(
      "getActors",
      encodeResponse("getActors", { ...okResult(), actors }),
      options,
    );
    expect(batches.map((batch) => batch.length)).toEqual(expected);
    expect(batches.flat()).toEqual(actors);
    expect(decoded).toMatchObject({ hadList: true, response: { actors: [] } });
  });

  test("what the receiver throws comes out of write", () => {
    const stop = new Error("enough");
    const onActors = () => {
      throw stop;
    };
    const xml = encodeResponse("getActors", { ...okResult(), actors: [anActor({}), anActor({})] });
    const decoder = createResponseDecoder("getActors", { onActors, batchSize: 1 });
    expect(() => decoder.write(new TextEncoder().encode(xml))).toThrow(stop);
    expect(() => decoder.end()).toThrow(stop);
  });

  test("fields of a connection are no actors", () => {
    const field = {
      ...{ access: "Normal", defaultValue: "", displayDescription: "", displayName: "A", fieldKey: "a" },
      ...{ fieldType: "Text", listName: "", maxLength: 0, rank: 1 },
    };
    const xml = encodeResponse("getConfigData", { ...okResult(), fieldMetadata: [field] });
    const onActors = () => expect.unreachable("a field was taken for an actor");
    expect(decodeResponse("getConfigData", xml, { onActors })).toMatchObject({
      response: { fieldMetadata: [field] },
    });
  });
});

test("every text survives as a value in both directions", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const request = { connectionGuid: "", connectionInfo: { [`k${text}`]: text } };
      expect(decodeRequest(encodeRequest("saveConnection", request).body).request).toEqual(request);
    }),
    { numRuns: 1000 },
  );
});

test("half a surrogate pair cannot be sent and becomes U+FFFD", () => {
  const request = { connectionGuid: "", listName: "a\uD83D b\uDE42 c" };
  const decoded = decodeRequest(encodeRequest("getList", request).body);
  expect(decoded.request).toEqual({ connectionGuid: "", listName: "a\uFFFD b\uFFFD c" });
});

describe("U+0000, for which XML has no form,", () => {
  const nul = "a\u0000b";

  test("is refused in a request, with the member that holds it", () => {
    const actors = [anActor({}), anActor({ fieldValues: { NAME: "x", CITY: nul } })];
    expect(() => encodeRequest("saveActors", { connectionGuid: "", actors })).toThrow(
      expect.objectContaining({ name: "SoapEncodeError", path: "actors.1.fieldValues.CITY" }),
    );
    const erpKeys = ["1", nul];
    const asked = { connectionGuid: "", actorType: "Customer", erpKeys, fieldKeys: [] };
    expect(() => encodeRequest("getActors", asked)).toThrow(
      "The text of erpKeys.1 holds the character U+0000",
    );
  });

  test("is refused in the name of a field too", () => {
    const request = { connectionGuid: "", connectionInfo: { [nul]: "x" } };
    expect(() => encodeRequest("saveConnection", request)).toThrow("connectionInfo.a\uFFFDb");
  });

  test("becomes U+FFFD in an answer, when it is written and when it is read", () => {
    const xml = encodeResponse("getList", { ...okResult(), listItems: { k: nul } });
    expect(xml).toContain(">a\uFFFDb<");
    expect(decodeResponse("getList", xml.replace("\uFFFD", "&#x0;"))).toEqual(decodeResponse("getList", xml));
    expect(decodeResponse("getList", xml)).toMatchObject({ response: { listItems: { k: "a\uFFFDb" } } });
  });
});

function anActor(members: Partial<Actor>): Actor {
  return {
    ...{ actorType: "Customer", erpKey: "", fieldValues: {}, lastModified: "" },
    ...{ parentActorType: "", parentErpKey: "", ...members },
  };
}
