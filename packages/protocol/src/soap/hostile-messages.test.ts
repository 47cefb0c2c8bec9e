import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { okResult } from "../result.ts";
import type { ControlCharacterPolicy } from "./decode-limits.ts";
import { encodeResponse } from "./encode.ts";
import { createResponseDecoder, decodeResponse, type ResponseDecoderOptions } from "./response-decoder.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";

const answer = (items: string): string =>
  "<Envelope><Body><WSGetListResponse><WSGetListResult><IsOk>true</IsOk>" +
  `<ListItems>${items}</ListItems></WSGetListResult></WSGetListResponse></Body></Envelope>`;
const item = (value: string): string => answer(`<e><Key>k</Key><Value>${value}</Value></e>`);

function codeOf(xml: string, options?: ResponseDecoderOptions): string {
  try {
    decodeResponse("getList", xml, options);
  } catch (error) {
    if (error instanceof SoapDecodeError) return error.code;
    throw error;
  }
  return "read";
}

describe("what is no answer is refused with a code and a sentence", () => {
  test.each([
    ["", "empty"],
    [" \n", "empty"],
    ["not found", "not-soap"],
    ['{"error":"not found"}', "not-soap"],
    ["<!DOCTYPE html><html><body><br></body></html>", "not-soap"],
    ["<html><head><meta></head></html>", "not-soap"],
    ["<feed/>", "not-soap"],
    ["<", "not-soap"],
    ["<Envelope>", "malformed-xml"],
    ["<Envelope></Envelop>", "malformed-xml"],
    ["<Envelope><Body></Body></Envelope>", "unexpected-body"],
    ["<Envelope/>", "unexpected-body"],
    ["<Envelope><Body><WSGetActorsResponse/></Body></Envelope>", "unexpected-body"],
    [`${answer("")}<more/>`, "malformed-xml"],
    [`${answer("")}tail`, "malformed-xml"],
    [answer("").slice(0, -1), "malformed-xml"],
    [item("a & b"), "malformed-xml"],
    [item("a < b"), "malformed-xml"],
    [item("&#x110000;"), "malformed-xml"],
    [item("&#xZZ;"), "malformed-xml"],
  ])("%s: %s", (xml, code) => expect(codeOf(xml)).toBe(code));

  test("in words that say what to do", () => {
    expect(() => decodeResponse("getList", "<html/>")).toThrow("Check that the URL is that of the service.");
    expect(() => decodeResponse("getList", "gateway timeout")).toThrow('it begins with "gateway timeout"');
  });
});

describe("document types and entities are refused", () => {
  test.each([
    `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${item("&b;")}`,
    `<!DOCTYPE x SYSTEM "file:///etc/passwd">${item("x")}`,
    `<!DOCTYPE x [<!ENTITY e SYSTEM "http://169.254.169.254/">]>${item("&e;")}`,
    item("&nbsp;"),
    item("&e;"),
    item("&constructor;"),
  ])("%s", (xml) => expect(codeOf(xml)).toBe("doctype-refused"));

  test("the five of XML and character references are read", () => {
    const decoded = decodeResponse("getList", item("&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F642;"));
    expect(decoded).toMatchObject({ response: { listItems: { k: "<>&\"'AB🙂" } } });
  });
});

describe("limits hold", () => {
  test.each<[string, string, ResponseDecoderOptions]>([
    ["too-large", item("x".repeat(200)), { limits: { maxBytes: 200 } }],
    ["too-large", item("x".repeat(200)), { limits: { maxTextLength: 150 } }],
    ["too-large", item("<![CDATA[xxxxxxxxxx]]>".repeat(20)), { limits: { maxTextLength: 150 } }],
    ["too-deep", item("<a>".repeat(80) + "</a>".repeat(80)), {}],
    ["name-too-long", item(`<${"a".repeat(300)}/>`), {}],
    ["name-too-long", item(`<a ${"a".repeat(300)}="1"/>`), {}],
    ["too-large", item(`<a ${Array.from({ length: 65 }, (_, i) => `a${i}="1"`).join(" ")}/>`), {}],
  ])("%s", (code, xml, options) => {
    expect(codeOf(xml, options)).toBe(code);
    expect(codeOf(item("within")), "an ordinary answer").toBe("read");
  });

  test.each(["<", '<a b="', "<!--", "<?p ", "<![CDATA[", "x"])(
    "a piece that never ends is given up: %s",
    (start) => {
      const decoder = createResponseDecoder("getList", { limits: { maxTextLength: 1000 } });
      decoder.write(new TextEncoder().encode(`<Envelope><Body>${start}`));
      const filling = new TextEncoder().encode("y".repeat(100));
      const fill = () => {
        for (let count = 0; count < 100; count++) decoder.write(filling);
      };
      expect(fill).toThrow(SoapDecodeError);
      expect(fill).toThrow(/more than|longer than/);
    },
  );
});

describe("control characters, which WCF writes and XML forbids", () => {
  const raw = "a\u0001b";
  const value = (xml: string, controlCharacters?: ControlCharacterPolicy) => {
    const decoded = decodeResponse(
      "getList",
      xml,
      controlCharacters === undefined ? {} : { controlCharacters },
    );
    return decoded.kind === "response" ? decoded.response.listItems?.k : null;
  };

  test.each(["a&#x1;b", "a&#1;b", raw])("are kept by default: %j", (text) =>
    expect(value(item(text))).toBe(raw),
  );

  test("are replaced or refused by policy", () => {
    for (const text of ["a&#x1;b", raw]) {
      expect(value(item(text), "replace")).toBe("a\uFFFDb");
      expect(codeOf(item(text), { controlCharacters: "refuse" })).toBe("control-character");
    }
  });

  test("U+0000 becomes U+FFFD, because no database holds it", () =>
    expect(value(item("a&#x0;b"))).toBe("a\uFFFDb"));

  test("also after an XML declaration, and in a CDATA section a reference stays text", () => {
    const declared = `<?xml version="1.0"?>${item("a&#x1;b")}`;
    expect(value(declared)).toBe(raw);
    expect(value(item("<![CDATA[a&#x1;b]]>"))).toBe("a&#x1;b");
    expect(value(item("a&amp;#x1;b"))).toBe("a&#x1;b");
  });

  test("a character written as two halves of a pair is one character, and a lone half U+FFFD", () => {
    expect(value(item("&#xD83D;&#xDE42;"))).toBe("🙂");
    expect(value(item("&#xD83D;!"))).toBe("\uFFFD!");
  });
});

test("a key that says two things fails, a repetition does not", () => {
  const entry = (text: string) => `<e><Key>k</Key><Value>${text}</Value></e>`;
  expect(codeOf(answer(entry("a") + entry("b")))).toBe("duplicate-key");
  expect(codeOf(answer(entry("a") + entry("a")))).toBe("read");
  expect(codeOf(answer("<e><Value>v</Value></e>"))).toBe("null-key");
});

test("after an error a decoder repeats it", () => {
  const decoder = createResponseDecoder("getList");
  const bytes = new TextEncoder().encode("<html>");
  expect(() => decoder.write(bytes)).toThrow(/web page/);
  expect(() => decoder.write(bytes)).toThrow(/web page/);
  expect(() => decoder.end()).toThrow(/web page/);
});

test("actors that came before the error are handed over, but the answer is not", () => {
  const actors = Array.from({ length: 5 }, (_, index) => ({
    ...{ actorType: "Customer", erpKey: String(index), fieldValues: {}, lastModified: "" },
    ...{ parentActorType: "", parentErpKey: "" },
  }));
  const xml = encodeResponse("getActors", { ...okResult(), actors }).replace("</a:Actors>", "</oops>");
  const seen: string[] = [];
  const onActors = (batch: { erpKey: string }[]) => seen.push(...batch.map(({ erpKey }) => erpKey));
  expect(() => decodeResponse("getActors", xml, { onActors, batchSize: 2 })).toThrow(SoapDecodeError);
  expect(seen).toEqual(["0", "1", "2", "3"]);
});

test("no sequence of bytes does anything but answer or throw a SoapDecodeError", () => {
  const good = encodeResponse("getList", { ...okResult(), listItems: { a: "1", b: "å" } });
  const damage = fc.tuple(
    fc.nat(good.length),
    fc.nat(20),
    fc.oneof(fc.string(), fc.constantFrom("<", "&", "]]>", "\u0000")),
  );
  fc.assert(
    fc.property(damage, ([at, length, text]) => {
      expect(codeOf(good.slice(0, at) + text + good.slice(at + length))).toMatch(/^[a-z-]+$/);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => decodeResponse("getList", bytes)).toThrow(SoapDecodeError);
    }),
  );
});
