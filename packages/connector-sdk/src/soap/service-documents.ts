import { describeWsdl, type SoapDialect } from "@brygga/protocol";
import type { Dispatcher } from "../dispatcher.ts";
import type { ConnectorUrl } from "./connector-url.ts";
import { type Reply, XML } from "./send.ts";

export interface DescribedService {
  /** The URL that clients are to call, without the name of a connector. */
  readonly address: string;
  readonly dialect: SoapDialect;
  readonly connectors: Dispatcher["connectors"];
}

/** What a GET of the service's URL shows: its WSDL, or a page for people. */
export function serviceDocument({ document, connectorName }: ConnectorUrl, service: DescribedService): Reply {
  const address = addressOf(service.address, connectorName);
  if (document !== null) {
    return {
      status: 200,
      contentType: XML,
      body: describeWsdl({ address, single: document === "singleWsdl", dialect: service.dialect }),
    };
  }
  return {
    status: 200,
    contentType: "text/html; charset=utf-8",
    body: page(service.address, service.connectors),
    headers: { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" },
  };
}

function addressOf(address: string, connectorName: string): string {
  if (connectorName === "") return address;
  const separator = address.includes("?") ? "&" : "?";
  return `${address}${separator}ConnectorName=${encodeURIComponent(connectorName)}`;
}

function page(address: string, connectors: Dispatcher["connectors"]): string {
  const rows = connectors.map((connector, index) => {
    const url = escapeHtml(addressOf(address, index === 0 ? "" : connector.name));
    return `<tr><th scope="row">${escapeHtml(connector.name)}</th><td>${escapeHtml(connector.description)}</td><td><code>${url}</code></td></tr>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sync Connector</title><style>${STYLE}</style></head>
<body>
<h1>Sync Connector</h1>
<p>This is a running SOAP service. Nothing is set up here: give one of these URLs to <em>Add Sync Connector</em>.</p>
<table><thead><tr><th scope="col">Connector</th><th scope="col">What it is</th><th scope="col">URL</th></tr></thead><tbody>
${rows.join("\n")}
</tbody></table>
<p>Description of the service: <a href="?wsdl">WSDL</a>, <a href="?singleWsdl">WSDL in one document</a>.</p>
</body>
</html>
`;
}

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;margin:3rem auto;max-width:60rem;padding:0 1rem;color:#1a2530}" +
  "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.5rem;border-bottom:1px solid #cfd8dc;vertical-align:top}" +
  "code{overflow-wrap:anywhere}";

const HTML_ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (words: string): string => words.replace(/[&<>"']/g, (sign) => HTML_ESCAPES[sign] ?? sign);
