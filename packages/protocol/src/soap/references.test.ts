import { describe, expect, test } from "vitest";
import { createResponseDecoder, decodeResponse } from "./response-decoder.ts";
import { SoapDecodeError } from "./soap-decode-error.ts";

const ENCODING = 'soapenv:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"';

/** As Axis 1 writes it: the message refers to its result, and that to everything that is no simple value. */
const message = (beside: string, first = '<WSGetActorsReturn href="#id0"/>') =>
  '<?xml version="1.0" encoding="utf-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/"><soapenv:Body>' +
  `<ns1:WSGetActorsResponse ${ENCODING} xmlns:ns1="http://tempuri.org/">${first}</ns1:WSGetActorsResponse>` +
  `${beside}</soapenv:Body></soapenv:Envelope>`;
const value = (id: string, content: string) =>
  `<multiRef id="${id}" soapenc:root="0" ${ENCODING} xsi:type="ns2:T" xmlns:ns2="urn:erp">${content}</multiRef>`;

const actor = (key: string, values: string) =>
  `<ActorType xsi:type="soapenc:string">Customer</ActorType><ErpKey>${key}</ErpKey>` +
  `<FieldValues href="#${values}"/><LastModified>7</LastModified><ParentErpKey xsi:nil="true"/>`;
const result = (...ids: string[]) =>
  '<IsOk xsi:type="xsd:boolean">true</IsOk><Actors soapenc:arrayType="ns3:A[2]" xsi:type="soapenc:Array">' +
  `${ids.map((id) => `<Actors href="#${id}"/>`).join("")}</Actors>`;
const entry = (key: string, text: string) => `<item><Key>${key}</Key><Value>${text}</Value></item>`;

const whole = message(
  value("id0", result("id1", "id2")) +
    value("id2", actor("2", "id4")) +
    value("id1", actor("1", "id3")) +
    value("id3", `<item href="#id5"/>${entry("CITY", " Åmål &amp; ")}`) +
    value("id4", entry("NAME", "")) +
    value("id5", "<Key>NAME</Key><Value>Järn</Value>"),
);

describe("values that stand beside the message are read where it refers to them", () => {
  test.each([1, 7, 100, 100_000])("in chunks of %i", (size) => {
    const decoder = createResponseDecoder("getActors");
    const bytes = Buffer.from(whole);
    for (let at = 0; at < bytes.length; at += size) decoder.write(bytes.subarray(at, at + size));
    expect(decoder.end()).toMatchObject({
      hadList: true,
      response: {
        isOk: true,
        actors: [
          {
            erpKey: "1",
            lastModified: "7",
            parentErpKey: "",
            fieldValues: { NAME: "Järn", CITY: " Åmål & " },
          },
          { erpKey: "2", fieldValues: { NAME: "" } },
        ],
      },
    });
  });

  test("actors are handed on in batches, each once", () => {
    const batches: string[][] = [];
    decodeResponse("getActors", whole, {
      batchSize: 1,
      onActors: (actors) => batches.push(actors.map(({ erpKey }) => erpKey)),
    });
    expect(batches).toEqual([["1"], ["2"]]);
  });
});

const refused = (xml: string, code: string) => {
  expect(() => decodeResponse("getActors", xml)).toThrow(SoapDecodeError);
  expect(() => decodeResponse("getActors", xml)).toThrow(expect.objectContaining({ code }));
};

test("a reference that leads nowhere is refused, not taken for an empty value", () => {
  refused(message(value("id0", result("id1"))), "malformed-xml");
});

test("values that hold each other are refused", () => {
  refused(message(value("id0", `<Actors><Actors href="#id0"/></Actors>`)), "too-deep");
  refused(message('<multiRef id="id0" href="#id0"/>'), "malformed-xml");
});

test("a message that would become many times as large as it is is refused, in bounded time", () => {
  const twice = (id: number) => value(`b${id}`, `<x href="#b${id + 1}"/>`.repeat(8));
  const bomb = Array.from({ length: 20 }, (_, id) => twice(id)).join("") + value("b20", "<x/>");
  const from = performance.now();
  refused(message(value("id0", '<Actors href="#b0"/>') + bomb), "holds-too-much");
  expect(performance.now() - from).toBeLessThan(5000);
});

test("a link in a page that a fault quotes is no reference", () => {
  const fault =
    '<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault><faultcode>e:Server</faultcode>' +
    '<faultstring>closed</faultstring><detail><p>See <a href="#top">above</a></p></detail></e:Fault></e:Body></e:Envelope>';
  expect(decodeResponse("getActors", fault)).toMatchObject({ kind: "fault", fault: { string: "closed" } });
});
