import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { wsdlFacts } from "../testing/wsdl-facts.ts";
import { withoutNil, xmlTree } from "../testing/xml-tree.ts";
import { describeWsdl } from "./describe-wsdl.ts";
import { WCF_DIALECT } from "./dialect.ts";
import { encodeRequest, encodeResponse } from "./encode.ts";
import { messageOfElement } from "./message.ts";
import { decodeRequest } from "./request-decoder.ts";
import { decodeResponse } from "./response-decoder.ts";

const WIRE = resolve(import.meta.dirname, "../../../../../shared/wire");
const SAMPLES = join(WIRE, "samples");
const isPresent = existsSync(SAMPLES);
const names = isPresent ? readdirSync(SAMPLES) : [];
const read = (name: string): string => readFileSync(join(SAMPLES, name), "utf8");
const keyOf = (name: string) => messageOfElement(name.split(/[.-]/, 1)[0] ?? "")?.key;

const requests = names.filter((name) => name.endsWith(".request.xml") && keyOf(name) !== undefined);
const responses = names.filter((name) => name.endsWith(".response.xml") && keyOf(name) !== undefined);
const faults = names.filter((name) => name.startsWith("FAULT") && name.endsWith(".response.xml"));

/** What a reader gets out of an answer, for comparison. */
const same = (tree: ReturnType<typeof xmlTree>) => withoutNil(tree);

describe.skipIf(!isPresent)(
  "messages of a real WCF client and service (skipped where ../shared/wire is absent)",
  () => {
    test("all eighteen operations are there", () => {
      expect(new Set(requests.map(keyOf)).size).toBe(18);
      expect(new Set(responses.map(keyOf)).size).toBe(18);
    });

    test.each(requests)("%s is understood, and written by us it is the same for a reader", (name) => {
      const decoded = decodeRequest(read(name));
      expect(decoded.key).toBe(keyOf(name));
      expect(decoded.dialect).toEqual(WCF_DIALECT);
      const { body } = encodeRequest(decoded.key, decoded.request, decoded.dialect);
      expect(same(xmlTree(body))).toEqual(same(xmlTree(read(name))));
    });

    test.each(responses)("%s is understood, and written by us it is the same for a reader", (name) => {
      const key = keyOf(name) ?? "getConfigData";
      const decoded = decodeResponse(key, read(name));
      if (decoded.kind === "fault") return expect.unreachable("a fault where an answer stands");
      expect(same(xmlTree(encodeResponse(key, decoded.response)))).toEqual(same(xmlTree(read(name))));
    });

    test.each(faults)("%s is read as a fault", (name) => {
      const decoded = decodeResponse("getList", read(name));
      if (decoded.kind !== "fault") return expect.unreachable("an answer where a fault stands");
      expect(decoded.fault.code).toMatch(/^(ActionNotSupported|InternalServiceFault)$/);
      expect(decoded.fault.string).not.toBe("");
      if (name.includes("unhandled"))
        expect(decoded.fault.detail).toContain("Type: System.InvalidTimeZoneException");
    });

    test("our WSDL says what the service's WSDL says", () => {
      const theirs = wsdlFacts(readFileSync(join(WIRE, "ErpConnectorWS.wsdl"), "utf8"));
      const ours = wsdlFacts(describeWsdl({ address: "http://127.0.0.1/x", single: true }));
      expect(ours).toEqual(theirs);
    });
  },
);
