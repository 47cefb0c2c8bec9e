import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Actor } from "../carriers/actor.ts";
import { encodeRequest } from "../soap/encode.ts";
import type { MessageKey } from "../soap/message.ts";
import { itemSizes } from "../soap/request-size.ts";
import { decodeResponse, type ResponseDecoderOptions } from "../soap/response-decoder.ts";
import { xmlTree } from "../testing/xml-tree.ts";
import { learnDialect } from "./learn-dialect.ts";
import { readXmlElement } from "./xml-element.ts";

const wsdl = readFileSync(join(import.meta.dirname, "fixtures", "bare.wsdl"));
const learned = learnDialect([readXmlElement(wsdl)]);
if (learned === null) throw new Error("nothing was learned");
const { dialect } = learned;

const GUID = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";
const request = { connectionGuid: GUID, actorType: "Customer", erpKeys: ["1", "2"], fieldKeys: ["A"] };
const actor: Actor = {
  ...{ actorType: "Customer", erpKey: "7", fieldValues: { A: "x", B: "<y>" } },
  ...{ lastModified: "1", parentActorType: "", parentErpKey: "" },
};

/** The request element and what stands in it, as `{namespace}name=text`. */
function bodyOf(xml: string): { element: string; members: string[] } {
  const element = xmlTree(xml).children[0]?.children[0]?.children[0];
  const members = element?.children.map(
    ({ namespace, name, text, children }) =>
      `${namespace}${name}=${children.map((each) => `${each.name}:${each.text}`).join() || text}`,
  );
  return { element: `{${element?.namespace}}${element?.name}`, members: members ?? [] };
}

test("members of a bare request stand in its element, lists item by item, without a namespace", () => {
  expect(bodyOf(encodeRequest("getActors", request, dialect).body)).toEqual({
    element: "{urn:bare}getActorsIn",
    members: [`connectionGuid=${GUID}`, "erpKeys=1", "erpKeys=2", "fieldKeys=A", "actorType=Customer"],
  });
});

test("an empty list of a bare request is no element at all", () => {
  const { body } = encodeRequest("getActors", { ...request, erpKeys: [], fieldKeys: [] }, dialect);
  expect(bodyOf(body).members).toEqual([`connectionGuid=${GUID}`, "actorType=Customer"]);
});

test("records and the entries of their dictionaries stand one by one, too", () => {
  const { body } = encodeRequest("saveActors", { connectionGuid: GUID, actors: [actor, actor] }, dialect);
  const { members } = bodyOf(body);
  expect(members.map((member) => member.split("=")[0])).toEqual(["actors", "actors", "connectionGuid"]);
  const [first] = xmlTree(body).children[0]?.children[0]?.children[0]?.children ?? [];
  expect(
    first?.children.map(({ name, children, text }) => [
      name,
      children.map((each) => each.text).join() || text,
    ]),
  ).toEqual([
    ["erpKey", "7"],
    ["fieldValues", "A,x"],
    ["fieldValues", "B,<y>"],
    ["actorType", "Customer"],
  ]);
});

test("the size of an item is what it adds to the request", () => {
  const length = (key: MessageKey, of: object) =>
    Buffer.byteLength(encodeRequest(key, of as never, dialect).body);
  const { ofKey, ofActor } = itemSizes(dialect);
  expect(length("getActors", { ...request, erpKeys: ["1", "Å"] })).toBe(
    length("getActors", { ...request, erpKeys: ["1"] }) + ofKey("Å"),
  );
  const save = { connectionGuid: GUID, actors: [actor] };
  expect(length("saveActors", { ...save, actors: [actor, actor] })).toBe(
    length("saveActors", save) + ofActor(actor),
  );
});

const answer = (element: string, content: string): string =>
  '<S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>' +
  `<n:${element} xmlns:n="urn:bare">${content}</n:${element}></S:Body></S:Envelope>`;

const pair = (key: string, value: string) =>
  `<fieldValues><key>${key}</key><value>${value}</value></fieldValues>`;
const record = (erpKey: string) =>
  `<actors><erpKey>${erpKey}</erpKey>${pair("A", "x")}${pair("B", "y")}<actorType>Customer</actorType></actors>`;

const actorsIn = (content: string, options: ResponseDecoderOptions = {}) =>
  decodeResponse("getActors", answer("actorList", content), { dialect, ...options });

test("a bare answer is read, whatever its element is called, with its lists item by item", () => {
  expect(actorsIn(`<isOk>true</isOk>${record("1")}${record("2")}`)).toMatchObject({
    kind: "response",
    hadList: true,
    response: {
      isOk: true,
      actors: [{ erpKey: "1", fieldValues: { A: "x", B: "y" }, actorType: "Customer" }, { erpKey: "2" }],
    },
  });
  const texts = answer("textList", "<items>Customer</items><isOk>1</isOk><items>Person</items>");
  expect(decodeResponse("getSupportedActorTypes", texts, { dialect })).toMatchObject({
    response: { isOk: true, items: ["Customer", "Person"] },
  });
});

test("its actors are handed out in batches as they arrive", () => {
  const batches: string[][] = [];
  const onActors = (actors: Actor[]) => void batches.push(actors.map(({ erpKey }) => erpKey));
  const content = `<isOk>true</isOk>${["1", "2", "3"].map(record).join("")}`;
  expect(actorsIn(content, { onActors, batchSize: 2 })).toMatchObject({
    hadList: true,
    response: { actors: [] },
  });
  expect(batches).toEqual([["1", "2"], ["3"]]);
});

test("without an element of its own an empty list cannot be told from a missing one, and is empty", () => {
  expect(actorsIn("<isOk>true</isOk>")).toMatchObject({ hadList: true, response: { actors: [] } });
});

test("two values under one key are refused there, too", () => {
  const doubled = `<actors><erpKey>1</erpKey>${pair("A", "x")}${pair("A", "y")}</actors>`;
  expect(() => actorsIn(doubled)).toThrow(expect.objectContaining({ code: "duplicate-key" }));
});
