/** What the URL of a request says, parameter names in any case. */
export interface ConnectorUrl {
  /** Lower case, without a slash at its end. */
  readonly path: string;
  /** "" when none is named. */
  readonly connectorName: string;
  readonly document: "wsdl" | "singleWsdl" | null;
}

/** @param target the request target as it came, `/ErpConnectorWS.svc?ConnectorName=Excel` */
export function parseConnectorUrl(target: string): ConnectorUrl {
  const [path = "", query = ""] = target.split(/\?(.*)/s);
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) parameters.set(name.toLowerCase(), value);
  return {
    path: normalisedPath(path),
    connectorName: (parameters.get("connectorname") ?? "").trim(),
    document: parameters.has("singlewsdl") ? "singleWsdl" : parameters.has("wsdl") ? "wsdl" : null,
  };
}

export const normalisedPath = (path: string): string => path.toLowerCase().replace(/\/+$/, "");
