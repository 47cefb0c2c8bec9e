import { describe, expect, test } from "vitest";
import { okResult } from "../result.ts";
import { encodeResponse } from "./encode.ts";
import type { MessageKey } from "./message.ts";
import { createResponseDecoder, type ResponseDecoderOptions } from "./response-decoder.ts";

const MEBIBYTE = 1024 * 1024;

interface Flood {
  readonly key: MessageKey;
  readonly start: string;
  /** One of them, of which there is no end. */
  readonly piece: (index: number) => string;
  readonly options?: ResponseDecoderOptions;
  /** Where the test has seen enough. @default 64 */
  readonly megabytes?: number;
}

/** Bytes that were read until the decoder refused, with the code it refused by. */
function refusalOf({ key, start, piece, options = {}, megabytes = 64 }: Flood): {
  code: unknown;
  bytes: number;
} {
  const decoder = createResponseDecoder(key, options);
  let bytes = 0;
  try {
    decoder.write(Buffer.from(`<Envelope><Body>${start}`));
    for (let index = 0; bytes < megabytes * MEBIBYTE; ) {
      let text = "";
      while (text.length < 65_536) text += piece(index++);
      bytes += text.length;
      decoder.write(Buffer.from(text));
    }
  } catch (error) {
    return { code: (error as { code?: unknown }).code, bytes };
  }
  return { code: "read", bytes };
}

const actors = "<WSGetActorsByTimestampResponse><R><IsOk>true</IsOk><Actors>";

describe("an answer is refused when what it holds would take too much memory, however small it is:", () => {
  test.each<[string, number, Flood]>([
    ["empty actors", 1, { key: "getActors", start: "<WSGetActorsResponse><R><Actors>", piece: () => "<A/>" }],
    [
      "empty fields",
      1,
      {
        key: "getConfigData",
        start: "<WSGetConfigDataResponse><R><FieldMetaDataObjects>",
        piece: () => "<A/>",
      },
    ],
    [
      "empty texts",
      4,
      {
        key: "getSupportedActorTypes",
        start: "<WSGetSupportedActorTypesResponse><R><Items>",
        piece: () => "<s/>",
      },
    ],
    [
      "ever new keys",
      8,
      {
        key: "getList",
        start: "<WSGetListResponse><R><ListItems>",
        piece: (index) => `<e><Key>${index}</Key><Value/></e>`,
      },
    ],
    [
      "a value in millions of pieces",
      8,
      {
        key: "getList",
        start: "<WSGetListResponse><R><ListItems><e><Key>k</Key><Value>",
        piece: () => "x<!---->",
      },
    ],
  ])("%s", (_name, megabytes, flood) => {
    const { code, bytes } = refusalOf({ ...flood, options: { limits: { maxHeldBytes: 16 * MEBIBYTE } } });
    expect(code).toBe("holds-too-much");
    expect(bytes).toBeLessThan(megabytes * MEBIBYTE);
  });

  test("one actor with fields without end, in a stream", () => {
    const flood: Flood = {
      key: "getActorsByTimestamp",
      start: `${actors}<A><FieldValues>`,
      piece: (index) => `<e><Key>F${index}</Key><Value>${"v".repeat(50)}</Value></e>`,
      options: { onActors: () => undefined, limits: { maxHeldBytes: 32 * MEBIBYTE } },
    };
    expect(refusalOf(flood).code).toBe("holds-too-much");
  });
});

test("what was handed on is not held: a stream of any length is read", () => {
  let count = 0;
  const flood: Flood = {
    key: "getActorsByTimestamp",
    start: actors,
    piece: () => "<A/>",
    options: {
      onActors: (batch) => {
        count += batch.length;
      },
      limits: { maxHeldBytes: MEBIBYTE },
    },
    megabytes: 8,
  };
  const { code, bytes } = refusalOf(flood);
  expect(code).toBe("read");
  expect(count).toBeGreaterThan((bytes / "<A/>".length) * 0.99);
});

test("large actors are handed on in smaller batches", () => {
  const large = Array.from({ length: 40 }, (_, index) => ({
    ...{ actorType: "Customer", erpKey: String(index), lastModified: "1", parentActorType: "" },
    ...{ parentErpKey: "", fieldValues: { NOTE: "x".repeat(MEBIBYTE) } },
  }));
  const sizes: number[] = [];
  const decoder = createResponseDecoder("getActorsByTimestamp", {
    onActors: (batch) => sizes.push(batch.length),
  });
  decoder.write(Buffer.from(encodeResponse("getActorsByTimestamp", { ...okResult(), actors: large })));
  decoder.end();
  expect(sizes).toEqual([8, 8, 8, 8, 8]);
});
