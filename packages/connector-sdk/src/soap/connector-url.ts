/** What the URL of a request says, parameter names in any case. */
export interface ConnectorUrl {
  /** Lower case, without a slash at its end. */
  readonly path: string;
  /** "" when none is named. */
  readonly connectorName: string;
  readonly document: "wsdl" | "singleWsdl" | null;
}

/**
 * @param target the request target as it came: `/ErpConnectorWS.svc?ConnectorName=Excel`, or the whole URL, as
 *   clients behind a proxy send it
 */
export function parseConnectorUrl(target: string): ConnectorUrl {
  const [path = "", query = ""] = target.replace(/^https?:\/\/[^/?]*/i, "").split(/\?(.*)/s);
  const parameters = new Map<string, string>();
  // "?wsdl" put after a URL that has a query already is how many people ask for the WSDL; a real question mark in
  // a name comes as %3F.
  for (const [name, value] of new URLSearchParams(query.replaceAll("?", "&"))) {
    parameters.set(name.toLowerCase(), value);
  }
  return {
    path: normalisedPath(path),
    connectorName: (parameters.get("connectorname") ?? "").trim(),
    document: parameters.has("singlewsdl") ? "singleWsdl" : parameters.has("wsdl") ? "wsdl" : null,
  };
}

/** Not by a regular expression: one would look at every row of slashes as often as it is long. */
export function normalisedPath(path: string): string {
  let end = path.length;
  while (path[end - 1] === "/") end--;
  return path.slice(0, end).toLowerCase();
}
