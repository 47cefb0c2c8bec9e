import type { ExaminedService } from "@brygga/connector-check";
import type { ConnectorOptions } from "../connector-client/index.ts";

/** A connector at an address that nobody has added to Brygga. */
export interface ExaminedAddress {
  /** The address that was given, without credentials. */
  readonly url: string;
  readonly service: ExaminedService;
  /** Closes the sockets, and ends what was started. */
  close(): Promise<void>;
}

/** What an address asks for before it answers. */
export type ServiceAccess = Pick<ConnectorOptions, "ca" | "credentials">;
