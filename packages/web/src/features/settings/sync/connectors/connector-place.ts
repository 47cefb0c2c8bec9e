import type { RegisteredApp, SyncConnector } from "@brygga/api-contract";

/** The ways in which a Sync Connector is found. */
export const PLACES = ["url", "plugin", "app"] as const;
export type Place = (typeof PLACES)[number];

/** How an address of the contract leads to its connector. */
export function placeOf(url: string): Place {
  const scheme = URL.parse(url.trim())?.protocol;
  if (scheme === "plugin:") return "plugin";
  return scheme === "app:" ? "app" : "url";
}

/** The URL of a Sync Connector that is a registered application. */
export const appUrlOf = ({ applicationId }: Pick<RegisteredApp, "applicationId">): string =>
  `app://${applicationId}`;

/** Whether two addresses of plugins or applications lead to the same: their names have no case. */
export const isSamePlace = (one: string, other: string): boolean => normal(one) === normal(other);

const normal = (url: string): string => {
  const lower = url.trim().toLowerCase().replace(/\/$/, "");
  try {
    return decodeURIComponent(lower);
  } catch {
    return lower;
  }
};

/** An address for each place, of which the one at `place` counts; the others are kept while one looks around. */
export interface PlaceDraft {
  place: Place;
  url: string;
  plugin: string;
  app: string;
}

export function placeDraftOf(connector: Pick<SyncConnector, "url"> | undefined): PlaceDraft {
  const empty: PlaceDraft = { place: "url", url: "", plugin: "", app: "" };
  if (connector === undefined) return empty;
  const place = placeOf(connector.url);
  return { ...empty, place, [place]: connector.url };
}
