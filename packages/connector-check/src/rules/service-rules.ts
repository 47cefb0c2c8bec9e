import assert from "node:assert/strict";
import { NotTested } from "@brygga/connector-sdk/contract";
import { connectorOperations } from "@brygga/protocol";
import type { CheckContext, CheckRule } from "../check-rule.ts";
import type { RawAnswer, SoapMessage } from "../examined-service.ts";

const NO_SUCH_CONNECTOR = "no-such-connector-7e57";
/** Nonsense is to be refused at once. A host that thinks longer can be kept busy by anybody. */
const REFUSED_WITHIN_MS = 10_000;

const answers: CheckRule = {
  id: "service-answers",
  sentence: "answers GetConfigData as text/xml with HTTP 200, without a configuration",
  needs: "nothing",
  check: async ({ log, service }) => {
    const answer = await log.post("GetConfigData", service.message("getConfigData", {}));
    assert.equal(answer.status, 200, `GetConfigData was answered with HTTP ${answer.status}`);
    assert.match(answer.contentType, /^text\/xml\b/i, "the Content-Type is not text/xml");
    const { isOk, techExplanation } = await log.call("getConfigData", {});
    assert.ok(isOk, `GetConfigData fails: ${techExplanation}`);
  },
};

const wsdl: CheckRule = {
  id: "service-wsdl",
  sentence: "describes itself at ?wsdl, with every operation",
  needs: "nothing",
  check: async ({ log, service }) => {
    const { status, text } = await log.get(withParameter(service.url, "singleWsdl"));
    const answer =
      status === 200 && isWsdl(text) ? text : (await log.get(withParameter(service.url, "wsdl"))).text;
    if (!isWsdl(answer)) throw new NotTested("the service has no WSDL, which nothing requires");
    const names = Object.values(connectorOperations).map(({ name }) => `WS${name}`);
    const missing = names.filter((name) => !new RegExp(`name=["']${name}["']`).test(answer));
    if (missing.length > 0 && /<(?:\w+:)?import\b/.test(answer)) {
      throw new NotTested("the operations stand in documents that the WSDL imports");
    }
    assert.deepEqual(missing, [], "the WSDL lacks operations");
  },
};

const isWsdl = (text: string): boolean => /<(?:\w+:)?definitions\b/.test(text);

/** The WSDL belongs to the service, whichever of its connectors is meant. */
function withParameter(url: string, name: string): string {
  const document = new URL(url);
  document.search = name;
  return document.href;
}

const connectorName: CheckRule = {
  id: "service-connector-name",
  sentence: "says of a ConnectorName it does not have that there is none such",
  needs: "nothing",
  check: async ({ log, service }) => {
    const url = new URL(service.url);
    for (const key of [...url.searchParams.keys()]) {
      if (key.toLowerCase() === "connectorname") url.searchParams.delete(key);
    }
    url.searchParams.set("ConnectorName", NO_SUCH_CONNECTOR);
    const answer = await log.post("GetConfigData", service.message("getConfigData", {}), { url: url.href });
    assert.ok(
      !service.read("getConfigData", answer).isOk,
      `?ConnectorName=${NO_SUCH_CONNECTOR} is answered as if it were there`,
    );
  },
};

const unquotedAction: CheckRule = {
  id: "service-soap-action",
  sentence: "accepts a SOAPAction with and without quotes",
  needs: "nothing",
  check: async (context) => {
    const { log, service } = context;
    const { body, soapAction } = service.message("getConfigData", {});
    const bare = soapAction.replaceAll('"', "");
    if (bare === "") throw new NotTested("this connector is called with an empty SOAPAction");
    for (const written of [`"${bare}"`, bare]) {
      assertAnswer(context, await log.post(`SOAPAction: ${written}`, { body, soapAction: written }));
    }
  },
};

/** Reading it throws what is wrong with it, if anything. */
function assertAnswer({ service }: CheckContext, answer: RawAnswer): void {
  assert.equal(answer.status, 200, `it was answered with HTTP ${answer.status}`);
  service.read("getConfigData", answer);
}

const declaration: CheckRule = {
  id: "service-xml-manners",
  sentence: "reads a message with a declaration, comments and elements it does not know",
  needs: "nothing",
  check: async ({ log, service }) => {
    const { body, soapAction } = service.message("testConfigData", { connectionInfo: {} });
    const closing = /<\/(?:\w+:)?request>/.exec(body)?.[0];
    if (closing === undefined) throw new NotTested("the messages of this service are of a kind of their own");
    const odd = `<?xml version="1.0" encoding="utf-8"?>\n<!-- a comment -->\n${body
      .replace(/^<\?xml[^>]*\?>\s*/, "")
      .replace(closing, `<odd:Extra xmlns:odd="urn:odd">1</odd:Extra>${closing}`)}`;
    const plain = await log.post("TestConfigData", { body, soapAction });
    const answer = await log.post("TestConfigData, written otherwise", { body: odd, soapAction });
    assert.equal(
      service.read("testConfigData", answer).isOk,
      service.read("testConfigData", plain).isOk,
      "the same message, written otherwise, is answered otherwise",
    );
  },
};

/** A refusal is an HTTP error or a SOAP fault; an answer that succeeds is none. */
async function assertRefused(log: CheckContext["log"], what: string, message: SoapMessage): Promise<void> {
  const began = performance.now();
  const answer = await log.post(what, message);
  const ms = Math.round(performance.now() - began);
  assert.ok(
    answer.status >= 400,
    `${what} was answered with HTTP ${answer.status}, as if nothing were wrong`,
  );
  assert.ok(ms < REFUSED_WITHIN_MS, `${what} was refused after ${ms} ms only`);
}

const notXml: CheckRule = {
  id: "service-not-xml",
  sentence: "refuses what is no XML, is cut off, or is no SOAP, quickly, and goes on answering",
  needs: "nothing",
  check: async (context) => {
    const { log, service } = context;
    const { body, soapAction } = service.message("getConfigData", {});
    await assertRefused(log, "text that is no XML", { soapAction, body: "7e57 { no XML" });
    await assertRefused(log, "a message that is cut off", {
      soapAction,
      body: body.slice(0, body.length / 2),
    });
    await assertRefused(log, "XML that is no SOAP", { soapAction, body: "<html><body/></html>" });
    assertAnswer(context, await log.post("GetConfigData", { body, soapAction }));
  },
};

const doctype: CheckRule = {
  id: "service-doctype",
  sentence: "refuses a document type declaration, through which entities could be expanded",
  needs: "nothing",
  check: async ({ log, service }) => {
    const { body, soapAction } = service.message("getConfigData", {});
    const declared = `<!DOCTYPE x [<!ENTITY e "expanded">]>${body.replace(/^<\?xml[^>]*\?>\s*/, "")}`;
    await assertRefused(log, "a message with a DOCTYPE", { soapAction, body: declared });
  },
};

const unknownOperation: CheckRule = {
  id: "service-unknown-operation",
  sentence: "refuses an operation that the contract does not have",
  needs: "nothing",
  check: async ({ log, service }) => {
    const { body, soapAction } = service.message("getConfigData", {});
    if (!body.includes("WSGetConfigData"))
      throw new NotTested("the operations of this service have names of their own");
    const other = (text: string): string => text.replaceAll("WSGetConfigData", "WSNoSuchOperation7e57");
    await assertRefused(log, "an unknown operation", { body: other(body), soapAction: other(soapAction) });
  },
};

/** What holds of the service before anybody has configured anything. */
export const serviceRules: readonly CheckRule[] = [
  answers,
  wsdl,
  connectorName,
  unquotedAction,
  declaration,
  notXml,
  doctype,
  unknownOperation,
];
