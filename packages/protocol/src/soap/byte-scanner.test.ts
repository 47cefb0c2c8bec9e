import { describe, expect, test } from "vitest";
import type { Actor } from "../carriers/actor.ts";
import { okResult } from "../result.ts";
import { encodeResponse } from "./encode.ts";
import {
  createResponseDecoder,
  type DecodedResponse,
  type ResponseDecoderOptions,
} from "./response-decoder.ts";

const MEBIBYTE = 1024 * 1024;

function anActor(erpKey: string, fieldValues: Record<string, string>): Actor {
  return {
    actorType: "Customer",
    erpKey,
    fieldValues,
    lastModified: "1",
    parentActorType: "",
    parentErpKey: "",
  };
}

const answer = (actors: Actor[]): Uint8Array =>
  Buffer.from(encodeResponse("getActors", { ...okResult(), actors }));

function read(
  bytes: Uint8Array,
  chunkLength: number,
  options: ResponseDecoderOptions = {},
): DecodedResponse<"getActors"> {
  const decoder = createResponseDecoder("getActors", options);
  for (let start = 0; start < bytes.length; start += chunkLength) {
    decoder.write(bytes.subarray(start, start + chunkLength));
  }
  return decoder.end();
}

describe("a piece may be longer than what is looked at together", () => {
  test.each([
    ["ASCII", "x".repeat(3 * MEBIBYTE)],
    ["other letters", "åäö🙂".repeat(MEBIBYTE / 4)],
    ["references", "&<>\r".repeat(MEBIBYTE / 4)],
  ])("a value of %s", (_name, text) => {
    const actors = [anActor("1", { NAME: "before", NOTE: text, CITY: "after" })];
    for (const chunkLength of [1000, 65_536, Number.MAX_SAFE_INTEGER]) {
      expect(read(answer(actors), chunkLength)).toMatchObject({ response: { actors } });
    }
  });

  test("a comment, and an attribute that nobody asked for", () => {
    const piece = "y ".repeat(MEBIBYTE);
    const xml = Buffer.from(answer([anActor("1", {})]))
      .toString()
      .replace("<a:Actors>", `<!--${piece}--><a:Actors z="${piece}">`);
    expect(read(Buffer.from(xml), 65_536)).toMatchObject({ response: { actors: [{ erpKey: "1" }] } });
  });
});

test("a long value that comes byte by byte takes time in proportion to its length", () => {
  const actors = [anActor("1", { NOTE: "x".repeat(MEBIBYTE) })];
  expect(read(answer(actors), 1)).toMatchObject({ response: { actors } });
});

test("attributes are counted while they are read: a tag of millions is refused at once", () => {
  const decoder = createResponseDecoder("getActors");
  decoder.write(Buffer.from("<Envelope><Body><WSGetActorsResponse><R><Actors><A "));
  const attributes = Array.from({ length: 10_000 }, (_nothing, index) => `a${index}="1" `).join("");
  // The tag does not end within these.
  expect(() => decoder.write(Buffer.from(attributes))).toThrow("more than 64 attributes");
});

test("ever new names and keys are read like any others", () => {
  const actors = Array.from({ length: 3000 }, (_nothing, index) =>
    anActor(String(index), { [`FIELD${index}`]: "a", [`OTHER${index}`]: "b", [`${index}`]: "c" }),
  );
  const xml = Buffer.from(answer(actors))
    .toString()
    .replace(/<a:ParentErpKey>/g, () => `<x${Math.random()}/><a:ParentErpKey>`);
  const decoded = read(Buffer.from(xml), 65_536);
  expect(decoded).toMatchObject({ hadList: true });
  expect(decoded.kind === "response" && decoded.response.actors).toEqual(actors);
});

test("entries that change their spelling on the way are read all the same", () => {
  const spellings = ["b", "b", "q", "b", "q", "q"].map(
    (prefix, index) =>
      `<${prefix}:E><${prefix}:Key>K${index}</${prefix}:Key><${prefix}:Value>${index}</${prefix}:Value></${prefix}:E>`,
  );
  const odd =
    '<b:E><b:Value>7</b:Value> <b:Key>K7</b:Key></b:E><b:E z="1"><b:Key>K8</b:Key></b:E><b:E><b:Key/></b:E>';
  const fields = (spellings.join("") + odd).repeat(2);
  const xml = `<Envelope><Body><WSGetActorsResponse><R><Actors><A><FieldValues>${fields}</FieldValues></A></Actors></R></WSGetActorsResponse></Body></Envelope>`;
  expect(read(Buffer.from(xml), 50)).toMatchObject({
    response: {
      actors: [
        { fieldValues: { K0: "0", K1: "1", K2: "2", K3: "3", K4: "4", K5: "5", K7: "7", K8: "", "": "" } },
      ],
    },
  });
});

describe("limits hold where entries are read as wholes too", () => {
  const long = "x".repeat(200);
  test.each<[string, Record<string, string>, ResponseDecoderOptions]>([
    ["a value", { A: "1", B: "2", C: long }, { limits: { maxTextLength: 150 } }],
    ["a key", { A: "1", B: "2", [long]: "3" }, { limits: { maxTextLength: 150 } }],
    ["the depth", { A: "1", B: "2", C: "3" }, { limits: { maxDepth: 8 } }],
  ])("%s", (_name, fieldValues, options) => {
    const bytes = answer([anActor("1", {}), anActor("2", fieldValues)]);
    expect(() => read(bytes, bytes.length, options)).toThrow(/which is the limit/);
    expect(read(bytes, bytes.length)).toMatchObject({ response: { actors: [{}, { fieldValues }] } });
  });
});

test("a receiver may use its buffer again as soon as write returns", () => {
  const decoder = createResponseDecoder("getActors");
  const buffer = Buffer.from(answer([anActor("1", { NAME: "a value of more than thirteen characters" })]));
  decoder.write(buffer);
  buffer.fill("#");
  expect(decoder.end()).toMatchObject({
    response: { actors: [{ fieldValues: { NAME: "a value of more than thirteen characters" } }] },
  });
});
