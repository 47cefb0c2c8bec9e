import { encodeRequest } from "@brygga/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { chunksBySize, sizeOfActor, sizeOfKey } from "./request-chunks.ts";

const GUID = "6f1c2f4e-9c0a-4a55-8d5e-0f3c8f2d1b11";
const text = fc.string({ unit: "binary", maxLength: 40 });
const anActor = fc.record({
  actorType: fc.constant("Customer"),
  erpKey: text,
  fieldValues: fc.dictionary(text, text, { maxKeys: 8, noNullPrototype: true }),
  lastModified: text,
  parentActorType: fc.constant("Customer"),
  parentErpKey: text,
});

const sizeOf = (request: { body: string }) => Buffer.byteLength(request.body);

test("the estimate is never below what a key takes in a request", () => {
  const empty = sizeOf(
    encodeRequest("getActors", { connectionGuid: GUID, actorType: "", erpKeys: [], fieldKeys: [] }),
  );
  fc.assert(
    fc.property(fc.array(text), (erpKeys) => {
      const request = { connectionGuid: GUID, actorType: "", erpKeys, fieldKeys: [] };
      const estimate = erpKeys.reduce((sum, key) => sum + sizeOfKey(key), 0);
      expect(sizeOf(encodeRequest("getActors", request)) - empty).toBeLessThanOrEqual(estimate + 64);
    }),
  );
});

test("the estimate is never below what an actor takes in a request", () => {
  const empty = sizeOf(encodeRequest("saveActors", { connectionGuid: GUID, actors: [] }));
  fc.assert(
    fc.property(anActor, (actor) => {
      const size = sizeOf(encodeRequest("saveActors", { connectionGuid: GUID, actors: [actor] }));
      expect(size - empty).toBeLessThanOrEqual(sizeOfActor(actor));
    }),
  );
});

test("every item goes into exactly one chunk, in order, and no chunk of several is over the limit", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5000)), (sizes) => {
      const chunks = chunksBySize(sizes, { sizeOf: (size) => size, fixedBytes: 0, maxBytes: 4096 });
      expect(chunks.flat()).toEqual(sizes);
      for (const chunk of chunks) {
        const total = chunk.reduce((sum, size) => sum + size, 0);
        expect(chunk.length === 1 || total <= 3072).toBe(true);
      }
    }),
  );
});
