import { encodeRequest } from "@brygga/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CONNECTION, EXAMPLE_REQUESTS } from "./example-requests.ts";
import { exchangeRaw, type RawCall } from "./raw-exchange.ts";
import { type SampleService, startSampleService } from "./sample-service.ts";

const DATA = "http://schemas.datacontract.org/2004/07/SuperOffice.ErpSync.ConnectorWS";
const ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
const XSI = "http://www.w3.org/2001/XMLSchema-instance";
const SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
const AWKWARD = "æøå <&> \"'\r\n\t]]> 😀";
const WRITTEN = "æøå &lt;&amp;&gt; \"'&#xD;\n\t]]&gt; 😀";

let service: SampleService;

beforeAll(async () => {
  service = await startSampleService();
  const { body, soapAction } = encodeRequest("saveConnection", EXAMPLE_REQUESTS.saveConnection);
  const headers = { "content-type": "text/xml; charset=utf-8", soapaction: `"${soapAction}"` };
  await fetch(service.url, { method: "POST", headers, body });
});
afterAll(() => service?.close());

interface Style {
  readonly headers: readonly string[];
  readonly version?: RawCall["version"];
  /** GetActors of C1 and C2 with their name. */
  readonly getActors: string;
  /** CreateActor of a project whose text is awkward, the parent nil. */
  readonly createActor: string;
  /** SaveConnection with a password that is nil and a user that is empty, under an id in braces. */
  readonly saveConnection: string;
}

const wcfEnvelope = (operation: string, members: string): string =>
  `<s:Envelope xmlns:s="${SOAP}"><s:Body><${operation} xmlns="http://tempuri.org/"><request xmlns:a="${DATA}" ` +
  `xmlns:i="${XSI}">${members}</request></${operation}></s:Body></s:Envelope>`;
const wcfStrings = (...items: string[]): string =>
  items.map((item) => `<b:string>${item}</b:string>`).join("");
const wcfEntry = (key: string, value: string): string =>
  `<b:KeyValueOfstringstring><b:Key>${key}</b:Key>${value}</b:KeyValueOfstringstring>`;

const WCF: Style = {
  headers: [
    "Content-Type: text/xml; charset=utf-8",
    "VsDebuggerCausalityData: uIDPo1Zu",
    'SOAPAction: "http://tempuri.org/IErpConnectorWS/OPERATION"',
    "Expect: 100-continue",
    "Accept-Encoding: gzip, deflate",
    "Connection: Close",
  ],
  getActors: wcfEnvelope(
    "WSGetActors",
    `<a:ConnectionGuid>${CONNECTION}</a:ConnectionGuid><a:ActorType>Customer</a:ActorType>` +
      `<a:ErpKeys xmlns:b="${ARRAYS}">${wcfStrings("C1", "C2")}</a:ErpKeys>` +
      `<a:FieldKeys xmlns:b="${ARRAYS}">${wcfStrings("NAME")}</a:FieldKeys>`,
  ),
  createActor: wcfEnvelope(
    "WSCreateActor",
    `<a:ConnectionGuid>${CONNECTION}</a:ConnectionGuid><a:Actor><a:ActorType>Project</a:ActorType><a:ErpKey i:nil="true"/>` +
      `<a:FieldValues xmlns:b="${ARRAYS}">${wcfEntry("NAME", "<b:Value>W</b:Value>")}` +
      `${wcfEntry("TEXT", `<b:Value>${WRITTEN}</b:Value>`)}</a:FieldValues><a:LastModified i:nil="true"/>` +
      '<a:ParentActorType i:nil="true"/><a:ParentErpKey i:nil="true"/></a:Actor>',
  ),
  saveConnection: wcfEnvelope(
    "WSSaveConnection",
    "<a:ConnectionGuid>{11111111-38F3-4A38-8F4F-0E6B7A0C5B10}</a:ConnectionGuid>" +
      `<a:ConnectionInfo xmlns:b="${ARRAYS}">${wcfEntry("Company", "<b:Value>N</b:Value>")}` +
      `${wcfEntry("User", "<b:Value></b:Value>")}${wcfEntry("Password", '<b:Value i:nil="true"/>')}</a:ConnectionInfo>`,
  ),
};

const gsoapEnvelope = (operation: string, type: string, members: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope\n xmlns:SOAP-ENV="${SOAP}"\n` +
  ' xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/"\n' +
  ` xmlns:xsi="${XSI}"\n xmlns:xsd="http://www.w3.org/2001/XMLSchema"\n xmlns:ns3="${DATA}"\n xmlns:ns5="${ARRAYS}"\n` +
  ' xmlns:ns1="http://tempuri.org/">\n <SOAP-ENV:Header></SOAP-ENV:Header>\n' +
  ' <SOAP-ENV:Body SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">\n' +
  `  <ns1:${operation}>\n   <ns1:request xsi:type="ns3:${type}">\n${members}   </ns1:request>\n  </ns1:${operation}>\n` +
  " </SOAP-ENV:Body>\n</SOAP-ENV:Envelope>\n";
const gsoapText = (name: string, text: string): string =>
  `    <ns3:${name} xsi:type="xsd:string">${text}</ns3:${name}>\n`;
const gsoapStrings = (...items: string[]): string =>
  items.map((item) => `     <ns5:string xsi:type="xsd:string">${item}</ns5:string>\n`).join("");
const gsoapEntry = (key: string, value: string): string =>
  `     <ns5:KeyValueOfstringstring>\n      <ns5:Key>${key}</ns5:Key>\n      ${value}\n     </ns5:KeyValueOfstringstring>\n`;

const GSOAP: Style = {
  version: "HTTP/1.0",
  headers: [
    "User-Agent: gSOAP/2.8",
    "Content-Type: text/xml; charset=utf-8",
    "Connection: close",
    "SOAPAction: http://tempuri.org/IErpConnectorWS/OPERATION",
  ],
  getActors: gsoapEnvelope(
    "WSGetActors",
    "GetActorsRequestWS",
    gsoapText("ConnectionGuid", `{${CONNECTION.toUpperCase()}}`) +
      gsoapText("ActorType", "Customer") +
      `    <ns3:ErpKeys xsi:type="ns5:ArrayOfstring">\n${gsoapStrings("C1", "C2")}    </ns3:ErpKeys>\n` +
      `    <ns3:FieldKeys xsi:type="ns5:ArrayOfstring">\n${gsoapStrings("NAME")}    </ns3:FieldKeys>\n`,
  ),
  createActor: gsoapEnvelope(
    "WSCreateActor",
    "CreateActorRequestWS",
    `${gsoapText("ConnectionGuid", CONNECTION)}    <ns3:Actor xsi:type="ns3:ErpActorWS">\n` +
      `${gsoapText("ActorType", "Project")}    <ns3:FieldValues>\n${gsoapEntry("NAME", "<ns5:Value>G</ns5:Value>")}` +
      `${gsoapEntry("TEXT", `<ns5:Value>${WRITTEN}</ns5:Value>`)}    </ns3:FieldValues>\n` +
      '    <ns3:ParentErpKey xsi:nil="1"></ns3:ParentErpKey>\n    </ns3:Actor>\n',
  ),
  saveConnection: gsoapEnvelope(
    "WSSaveConnection",
    "SaveConnectionRequestWS",
    `${gsoapText("ConnectionGuid", "{11111111-38F3-4A38-8F4F-0E6B7A0C5B10}")}    <ns3:ConnectionInfo>\n` +
      `${gsoapEntry("Company", "<ns5:Value>N</ns5:Value>")}${gsoapEntry("User", "<ns5:Value/>")}` +
      `${gsoapEntry("Password", '<ns5:Value xsi:nil="true"/>')}    </ns3:ConnectionInfo>\n`,
  ),
};

/** A namespace of its own on every element, a header, indentation, and members in the order of the alphabet. */
const xmlSerializerEnvelope = (operation: string, members: string): string =>
  '<?xml version="1.0" encoding="utf-8"?>\r\n<soap:Envelope xmlns:soap="' +
  `${SOAP}" xmlns:xsi="${XSI}" xmlns:xsd="http://www.w3.org/2001/XMLSchema">\r\n  <soap:Header><Session xmlns="urn:x" ` +
  'soap:mustUnderstand="1">7</Session></soap:Header>\r\n  <soap:Body>\r\n' +
  `    <${operation} xmlns="http://tempuri.org/">\r\n      <request>\r\n${members}      </request>\r\n` +
  `    </${operation}>\r\n  </soap:Body>\r\n</soap:Envelope>`;
const own = (name: string, content: string): string =>
  `        <${name} xmlns="${DATA}">${content}</${name}>\r\n`;
const items = (...contents: string[]): string =>
  contents.map((content) => `<string xmlns="${ARRAYS}">${content}</string>`).join("\r\n");
const pair = (key: string, value: string): string =>
  `<KeyValueOfstringstring xmlns="${ARRAYS}">\r\n<Key>${key}</Key>\r\n${value}\r\n</KeyValueOfstringstring>\r\n`;

const XML_SERIALIZER: Style = {
  headers: [
    "User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)",
    "Content-Type: text/xml; charset=utf-8",
    'SOAPAction: "http://tempuri.org/IErpConnectorWS/OPERATION"',
    "Expect: 100-continue",
    "Connection: close",
  ],
  getActors: xmlSerializerEnvelope(
    "WSGetActors",
    own("ActorType", "Customer") +
      own("ConnectionGuid", CONNECTION) +
      own("ErpKeys", items("C1", "C2")) +
      own("FieldKeys", items("NAME")),
  ),
  createActor: xmlSerializerEnvelope(
    "WSCreateActor",
    own(
      "Actor",
      "\r\n<ActorType>Project</ActorType>\r\n<ErpKey />\r\n<FieldValues>\r\n" +
        `${pair("NAME", "<Value>X</Value>")}${pair("TEXT", `<Value>${WRITTEN}</Value>`)}</FieldValues>\r\n` +
        '<LastModified xsi:nil="true" />\r\n',
    ) + own("ConnectionGuid", CONNECTION),
  ),
  saveConnection: xmlSerializerEnvelope(
    "WSSaveConnection",
    own("ConnectionGuid", "{11111111-38F3-4A38-8F4F-0E6B7A0C5B10}") +
      own(
        "ConnectionInfo",
        `\r\n${pair("Company", "<Value>N</Value>")}${pair("User", "<Value />")}${pair("Password", '<Value xsi:nil="true" />')}`,
      ),
  ),
};

describe.each([
  ["WCF", WCF],
  ["gSOAP", GSOAP],
  ["a proxy of XmlSerializer", XML_SERIALIZER],
])("a request in the style of %s", (_name, style) => {
  const call = (operation: string, body: string) => {
    const headers = style.headers.map((line) => line.replace("OPERATION", operation));
    return exchangeRaw({ url: service.url, body, headers, ...(style.version && { version: style.version }) });
  };

  test("is answered with status 200, text/xml, a length, and in order", async () => {
    const answer = await call("WSGetActors", style.getActors);
    expect(answer.statusLine).toBe("HTTP/1.1 200 OK");
    expect(answer.headers.get("content-type")).toBe("text/xml; charset=utf-8");
    expect(Number(answer.headers.get("content-length"))).toBe(Buffer.byteLength(answer.body));
    expect(answer.headers.get("content-encoding")).toBeUndefined();
    expect(answer.body).toContain('<WSGetActorsResponse xmlns="http://tempuri.org/">');
    const members = [...answer.body.matchAll(/<a:(\w+)[ />]/g)].map(([, name]) => name);
    const actor = ["ActorType", "ErpKey", "FieldValues", "LastModified", "ParentActorType", "ParentErpKey"];
    const one = ["ErpActorWS", ...actor];
    const base = ["ErrorCode", "IsOk", "State", "TechExplanation", "UserExplanation"];
    expect(members).toEqual([...base, "Actors", ...one, ...one]);
    expect(answer.body.match(/<a:ErpKey>C[12]<\/a:ErpKey>/g)).toHaveLength(2);
  });

  test("brings its values over, character by character", async () => {
    const answer = await call("WSCreateActor", style.createActor);
    const erpKey = /<a:ErpKey>(J\d+)<\/a:ErpKey>/.exec(answer.body)?.[1] ?? answer.body;
    const kept = service.erp.actor("Project", erpKey);
    expect(kept?.fieldValues.TEXT).toBe(AWKWARD);
    expect(kept).toMatchObject({ parentActorType: "", parentErpKey: "" });
    expect(answer.body).toContain(`<b:Value>${WRITTEN}</b:Value>`);
  });

  test("may have values that are empty and values that are nil", async () => {
    const answer = await call("WSSaveConnection", style.saveConnection);
    expect(answer.body).toContain("<a:IsOk>true</a:IsOk>");
    const kept = await service.store.get("11111111-38f3-4a38-8f4f-0e6b7a0c5b10");
    expect(kept?.values).toEqual({ Company: "N", User: "", Password: "" });
    await service.store.delete("11111111-38f3-4a38-8f4f-0e6b7a0c5b10");
  });

  test("that is no XML in the middle is a SOAP fault with status 500, and quickly", async () => {
    const started = performance.now();
    const answer = await call("WSGetActors", style.getActors.replace("Customer", "Cust<omer"));
    expect(answer.statusLine).toBe("HTTP/1.1 500 Internal Server Error");
    expect(answer.headers.get("content-type")).toBe("text/xml; charset=utf-8");
    expect(answer.body).toContain("<faultcode>s:Client</faultcode>");
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
