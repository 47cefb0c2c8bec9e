import { describe, expect, test } from "vitest";
import { okResult } from "../result.ts";
import { fixture } from "../testing/fixture.ts";
import { encodeResponse } from "./encode.ts";
import { createResponseDecoder, decodeResponse } from "./response-decoder.ts";

const answer = (members: string, operation = "WSGetActors"): string =>
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance">' +
  `<s:Body><${operation}Response><${operation}Result>${members}</${operation}Result></${operation}Response></s:Body></s:Envelope>`;

describe("an answer is read by local names, whatever the prefixes, order, space and extra elements", () => {
  const decoded = decodeResponse("getActors", fixture("response-indented"));

  test("members after the list count, and so does what is missing", () => {
    expect(decoded).toMatchObject({
      kind: "response",
      hadList: true,
      response: { isOk: true, state: "", errorCode: "", userExplanation: "" },
    });
  });

  test("values are what they are, down to carriage returns", () => {
    const actors = decoded.kind === "response" ? decoded.response.actors : null;
    expect(actors).toHaveLength(1);
    expect(actors?.[0]).toMatchObject({
      actorType: "Customer",
      erpKey: "1",
      lastModified: "7",
      parentErpKey: "",
    });
    expect(Object.entries(actors?.[0]?.fieldValues ?? {})).toEqual([
      ["NAME", "Nordvik & Co"],
      ["EMPTY", ""],
      ["NIL", ""],
      ["NO_VALUE", ""],
      ["__proto__", "a field like any other"],
      ["PARTS", "a<b>c åå\r\nd"],
    ]);
    expect(Object.getPrototypeOf(actors?.[0]?.fieldValues)).toBeNull();
  });
});

describe("a list that is nil or missing is told apart from an empty one", () => {
  test.each([
    ["<IsOk>true</IsOk>", false, null],
    ['<IsOk>true</IsOk><Actors i:nil="true"/>', false, null],
    ["<IsOk>true</IsOk><Actors/>", true, []],
  ])("%s", (members, hadList, actors) => {
    expect(decodeResponse("getActors", answer(members))).toMatchObject({
      hadList,
      response: { isOk: true, actors },
    });
  });
});

describe("an answer without a result is a failure without texts, as .NET means it", () => {
  const nothing = { errorCode: "", isOk: false, state: "", techExplanation: "", userExplanation: "" };
  const wrap = (body: string) => `<Envelope><Body>${body}</Body></Envelope>`;
  test.each([
    "<WSDeleteConnectionResponse/>",
    "<WSDeleteConnectionResponse><WSDeleteConnectionResult/></WSDeleteConnectionResponse>",
    '<WSDeleteConnectionResponse><WSDeleteConnectionResult nil="true"/></WSDeleteConnectionResponse>',
  ])("%s", (body) => {
    expect(decodeResponse("deleteConnection", wrap(body))).toEqual({
      ...{ kind: "response", hadList: false, response: nothing },
    });
  });
});

test("lists that come in pieces, or with items of other names, are read as one", () => {
  const members = "<Items><string>a</string></Items><Items><item>b</item><string i:nil='true'/></Items>";
  expect(decodeResponse("getSearchableFields", answer(members, "WSGetSearchableFields"))).toMatchObject({
    response: { items: ["a", "b", ""] },
  });
});

describe("IsOk is true or false in any spelling of XML, and nothing else", () => {
  test.each([
    ["true", true],
    ["1", true],
    ["False", false],
    [" 0 ", false],
    ["", false],
  ])("%j is %s", (text, isOk) => {
    expect(decodeResponse("getActors", answer(`<IsOk>${text}</IsOk>`))).toMatchObject({ response: { isOk } });
  });

  test("anything else is refused rather than guessed", () => {
    expect(() => decodeResponse("getActors", answer("<IsOk>perhaps</IsOk>"))).toThrow(/isOk is "perhaps"/);
  });
});

test("an unreadable length or rank is 0", () => {
  const field = "<F><MaxLength>many</MaxLength><Rank>1.5</Rank><FieldKey>k</FieldKey></F>";
  const members = `<FieldMetaDataObjects>${field}</FieldMetaDataObjects>`;
  expect(decodeResponse("getConfigData", answer(members, "WSGetConfigData"))).toMatchObject({
    response: { fieldMetadata: [{ maxLength: 0, rank: 0, fieldKey: "k" }] },
  });
});

test("names of enumerations that nobody knows are kept", () => {
  const members = "<State>Splendid</State><IsOk>1</IsOk>";
  expect(decodeResponse("getActors", answer(members))).toMatchObject({ response: { state: "Splendid" } });
});

describe("a fault is read as a fault", () => {
  test("of SOAP 1.1", () => {
    expect(decodeResponse("getActors", fixture("response-fault-plain"))).toEqual({
      kind: "fault",
      fault: { code: "Server", string: "The ERP is closed for the night", detail: "Open again at six" },
    });
  });

  test("of SOAP 1.2", () => {
    expect(decodeResponse("getActors", fixture("response-fault-12"))).toEqual({
      kind: "fault",
      fault: { code: "Sender", string: "Sender Timeout", detail: "MaxTime: P5M" },
    });
  });
});

describe("the encoding is that of the byte order mark, the header, the declaration, else UTF-8", () => {
  const text = "Åsa Öström é";
  const xml = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>` +
    encodeResponse("getList", { ...okResult(), listItems: { k: text } }).replace(/^<\?xml.*?\?>/, "");
  const read = (bytes: Uint8Array, charset?: string) => {
    const decoded = decodeResponse("getList", bytes, charset === undefined ? {} : { charset });
    return decoded.kind === "response" ? decoded.response.listItems?.k : null;
  };
  const latin1 = (message: string) => Buffer.from(message, "latin1");
  const utf16 = (message: string) => Buffer.from(message, "utf16le");

  test.each([
    ["UTF-8", Buffer.from(xml("utf-8"))],
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${xml("utf-8")}`)],
    ["UTF-8 that calls itself UTF-16", Buffer.from(xml("utf-16"))],
    ["ISO-8859-1", latin1(xml("iso-8859-1"))],
    ["UTF-16 little endian", utf16(`\uFEFF${xml("utf-16")}`)],
    ["UTF-16 little endian without a mark", utf16(xml("utf-16"))],
    ["UTF-16 big endian", utf16(`\uFEFF${xml("utf-16")}`).swap16()],
    ["UTF-16 big endian without a mark", utf16(xml("utf-16")).swap16()],
  ])("%s", (_name, bytes) => expect(read(bytes)).toBe(text));

  test("the header goes before the declaration", () =>
    expect(read(latin1(xml("utf-8")), "iso-8859-1")).toBe(text));

  test.each([1, 2, 3, 7, 10_000])(
    "a charset that web servers add to everything gives way to UTF-8 in the declaration, in chunks of %i",
    (size) => {
      const bytes = Buffer.from(xml("utf-8"));
      const decoder = createResponseDecoder("getList", { charset: "ISO-8859-1" });
      for (let at = 0; at < bytes.length; at += size) decoder.write(bytes.subarray(at, at + size));
      expect(decoder.end()).toMatchObject({ response: { listItems: { k: text } } });
    },
  );

  test("bytes that are no such text are refused, never replaced", () => {
    expect(() => read(latin1(xml("utf-8")))).toThrow(/not utf-8 text/);
    expect(() => read(Buffer.from(xml("klingon")))).toThrow(/"klingon", which is not known here/);
  });
});
