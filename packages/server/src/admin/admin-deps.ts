import type { LanguageCode } from "@brygga/api-contract";
import type { ConnectorClients } from "../connector-client/index.ts";
import type { Db } from "../db/database.ts";
import type { KeyedLock } from "../jobs/keyed-lock.ts";
import type { Secrets } from "../secrets.ts";

/** What the services of administration work with. */
export interface AdminDeps {
  readonly db: Db;
  readonly secrets: Secrets;
  readonly connectors: ConnectorClients;
  readonly now: () => Date;
  /** By connection id: changes of one connection take turns. */
  readonly lock: KeyedLock<number>;
  /**
   * Ends the cycle of a connection and resolves when nothing of it is under way. Called after the connection was
   * made inactive, so that no other begins. @default there is no engine, hence no cycle
   */
  readonly endCycle?: (connectionId: number) => Promise<void>;
}

/** Languages of the web interface. */
export type Language = LanguageCode;
