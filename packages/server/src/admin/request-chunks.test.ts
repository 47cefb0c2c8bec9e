import fc from "fast-check";
import { expect, test } from "vitest";
import { chunksBySize } from "./request-chunks.ts";

test("every item goes into exactly one chunk, in order, and no chunk of several is over the limit", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5000)), (sizes) => {
      const chunks = chunksBySize(sizes, { sizeOf: (size) => size, fixedBytes: 1024, maxBytes: 4096 });
      expect(chunks.flat()).toEqual(sizes);
      for (const chunk of chunks) {
        const total = chunk.reduce((sum, size) => sum + size, 1024);
        expect(chunk.length === 1 || total <= 4096).toBe(true);
      }
    }),
  );
});
