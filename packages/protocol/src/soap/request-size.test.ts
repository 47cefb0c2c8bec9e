import fc from "fast-check";
import { expect, test } from "vitest";
import { anyRequest } from "../testing/message-arbitrary.ts";
import { WCF_DIALECT } from "./dialect.ts";
import { encodeRequest } from "./encode.ts";
import { itemSizes } from "./request-size.ts";

const LONG_NAMES = {
  ...WCF_DIALECT,
  arrayNames: {
    text: "text-of-an-array",
    entry: "pair",
    key: "name-of-the-pair",
    value: "value-of-the-pair",
  },
  dictionaryNamespace: "urn:dictionaries",
  types: { ErpActorWS: { itemName: "an-actor-of-the-service" } },
};

const sizeOf = ({ body }: { body: string }) => Buffer.byteLength(body);

test.each([
  ["of a WCF service", WCF_DIALECT],
  ["of a service with names of its own", LONG_NAMES],
])("the sizes of the items add up to that of the request, in the spelling %s", (_name, dialect) => {
  const { ofKey, ofActor } = itemSizes(dialect);
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  fc.assert(
    fc.property(anyRequest("getActors"), anyRequest("saveActors"), (get, save) => {
      const noKeys = sizeOf(encodeRequest("getActors", { ...get, erpKeys: [] }, dialect));
      expect(sizeOf(encodeRequest("getActors", get, dialect))).toBe(noKeys + sum(get.erpKeys.map(ofKey)));
      const noActors = sizeOf(encodeRequest("saveActors", { ...save, actors: [] }, dialect));
      expect(sizeOf(encodeRequest("saveActors", save, dialect))).toBe(
        noActors + sum(save.actors.map(ofActor)),
      );
    }),
  );
});
