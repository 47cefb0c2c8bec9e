const WSDL_QUERY = /^(?:single)?wsdl$/i;

/** Whether an address leads to the description of a service rather than to the service. */
export const isWsdlAddress = (url: URL): boolean => wsdlQueries(url).length > 0;

const wsdlQueries = (url: URL): string[] => queriesOf(url).filter((query) => WSDL_QUERY.test(query));
const queriesOf = (url: URL): string[] =>
  url.search
    .slice(1)
    .split("&")
    .filter((query) => query !== "");

/** The address without what asks for its description. */
export function serviceAddress(url: URL): URL {
  const rest = queriesOf(url).filter((query) => !WSDL_QUERY.test(query));
  return withQuery(url, rest);
}

/**
 * Where the WSDL of a service may be, best first: self-contained before one with imports; with the query that picks
 * one of several connectors before without, since a WCF service knows no other query than its own.
 */
export function wsdlAddresses(service: URL): URL[] {
  const queries = queriesOf(serviceAddress(service));
  const variants = queries.length === 0 ? [[]] : [queries, []];
  return variants.flatMap((kept) =>
    ["singleWsdl", "wsdl"].map((asked) => withQuery(service, [...kept, asked])),
  );
}

/**
 * Where an imported document may be. Services name themselves by what their own machine is called, which from here
 * often does not exist: so a document on another host is first looked for on the host that was entered.
 */
export function importAddresses(location: string, base: URL): URL[] {
  const url = URL.parse(location, base.href);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    return [];
  return url.origin === base.origin ? [url] : [new URL(`${url.pathname}${url.search}`, base.origin), url];
}

function withQuery(url: URL, queries: readonly string[]): URL {
  const changed = new URL(url);
  changed.search = queries.join("&");
  changed.hash = "";
  return changed;
}
