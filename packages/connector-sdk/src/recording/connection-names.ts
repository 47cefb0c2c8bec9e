import { EMPTY_CONNECTION_ID } from "@brygga/protocol";
import { normalisedGuid } from "../configuration-store.ts";
import { mapTexts } from "./map-texts.ts";

/**
 * Connection ids are made anew wherever a connection is made. In a recording each stands under a name that
 * follows from the order in which they appear; a name is a GUID, too, so that nothing else has to change.
 */
export class ConnectionNames {
  readonly #names = new Map<string, string>();

  /** Learns an id, if it is one. The empty id names no connection and stays as it is. */
  learn(connectionGuid: unknown): void {
    const guid = typeof connectionGuid === "string" ? normalisedGuid(connectionGuid) : null;
    if (guid === null || guid === EMPTY_CONNECTION_ID || this.#names.has(guid)) return;
    this.#names.set(guid, nameOf(this.#names.size + 1));
  }

  /** The content with names in the place of ids. */
  named<T>(content: T): T {
    return replacing(content, this.#names);
  }

  /** The content with ids in the place of names. */
  original<T>(content: T): T {
    return replacing(content, new Map([...this.#names].map(([guid, name]) => [name, guid])));
  }
}

const nameOf = (number: number): string => `c0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

function replacing<T>(content: T, replacements: ReadonlyMap<string, string>): T {
  return mapTexts(content, (text) =>
    text.replace(GUID, (guid) => replacements.get(guid.toLowerCase()) ?? guid),
  );
}
