import { expect, test } from "vitest";
import { WCF_DIALECT } from "./dialect.ts";
import { decodeResponse } from "./response-decoder.ts";

const inEnvelope = (body: string): string =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${body}</e:Body></e:Envelope>`;

const dialect = {
  ...WCF_DIALECT,
  arrayNames: { text: "t", entry: "par", key: "namn", value: "varde" },
  operations: { WSGetActors: { element: "Hamta" } },
};

const actors = (element: string, key: string, value: string): string =>
  inEnvelope(
    `<${element}Response><svar><isOk>true</isOk><actors><aktor><erpKey>7</erpKey><FieldValues>` +
      `<par><${key}>NAME</${key}><${value}>Åsa</${value}></par></FieldValues></aktor></actors></svar></${element}Response>`,
  );

const found = {
  kind: "response",
  hadList: true,
  response: { isOk: true, actors: [{ erpKey: "7", fieldValues: { NAME: "Åsa" } }] },
};

test("members may begin with a small letter, and records be called anything", () => {
  expect(decodeResponse("getActors", actors("WSGetActors", "Key", "Value"))).toMatchObject(found);
});

test("a service has its own names for an operation and for the entries of a dictionary", () => {
  expect(decodeResponse("getActors", actors("Hamta", "namn", "varde"), { dialect })).toMatchObject(found);
  expect(decodeResponse("getActors", actors("WSGetActors", "namn", "varde"), { dialect })).toMatchObject(
    found,
  );
});

test("the names of one service are not those of another", () => {
  expect(() => decodeResponse("getActors", actors("Hamta", "Key", "Value"))).toThrow("WSGetActorsResponse");
  expect(() => decodeResponse("getActors", actors("WSGetActors", "namn", "varde"))).toThrow("without a key");
});
