import type { Actor, FieldMetadata, SearchRestriction, TextMap } from "@brygga/protocol";
import type { ConfigOf, ConfigSchema } from "./config-schema.ts";
import type { DisplayText } from "./display-text.ts";
import type { Answer } from "./noted.ts";

/** A saved connection as an operation sees it. */
export interface Connection<Config> {
  /** Lower case, without braces. */
  readonly connectionGuid: string;
  readonly config: Config;
}

/**
 * A field of an actor type. Only key and type must be given.
 *
 * @example
 * const name: FieldDefinition = { fieldKey: "NAME", fieldType: "Text", access: "Mandatory",
 *   displayName: { US: "Name", SV: "Namn" }, maxLength: 60 };
 */
export type FieldDefinition = Pick<FieldMetadata, "fieldKey" | "fieldType"> &
  Partial<Pick<FieldMetadata, "access" | "defaultValue" | "listName" | "maxLength" | "rank">> & {
    /** @default the field key */
    displayName?: DisplayText;
    /** Tooltip. @default none */
    displayDescription?: DisplayText;
  };

/** An actor as a connector answers it; values are wire text, made with `encodeValue(fieldType, canonical)`. */
export type AnsweredActor = Pick<Actor, "erpKey" | "fieldValues" | "lastModified"> & Partial<Actor>;

/** Actors all at once, or one after another: an array, a generator, an async generator. */
export type ActorSource = Iterable<AnsweredActor> | AsyncIterable<AnsweredActor>;

export interface GetActorsArguments {
  readonly actorType: string;
  readonly erpKeys: readonly string[];
  readonly fieldKeys: readonly string[];
}

export interface GetActorsByTimestampArguments {
  readonly actorType: string;
  /** A `lastModified` handed out earlier, or one of the first stamps ("", "0", `[DT:01/01/1970 …]`): everything. */
  readonly updatedOnOrAfter: string;
  readonly fieldKeys: readonly string[];
}

export interface SearchActorsArguments {
  readonly actorType: string;
  /** Blank: all. */
  readonly searchText: string;
  readonly fieldKeys: readonly string[];
}

export interface SearchActorByParentArguments extends SearchActorsArguments {
  readonly parentActorType: string;
  readonly parentErpKey: string;
}

export interface SearchActorsAdvancedArguments {
  readonly actorType: string;
  /** All of them must hold. */
  readonly restrictions: readonly SearchRestriction[];
  readonly fieldKeys: readonly string[];
}

/**
 * What a connector author writes: one object. An operation returns its payload, or the payload wrapped by
 * `info` or `warning`; it reports a failure by throwing `ConnectorError`. Any other exception becomes an
 * error answer with general words, so that nothing internal is shown to users.
 *
 * Operations that are left out are derived where that is possible, see each of them.
 */
export interface ConnectorDefinition<S extends ConfigSchema> {
  /** The name of `?ConnectorName=`, compared without regard to case. */
  readonly name: string;
  /** For the page that people see when they open the URL in a browser. */
  readonly description?: string;
  readonly config: S;

  /**
   * Whether these values would work; called by "Test ERP connection" before anything is saved. Throw
   * `ConnectorError` with a sentence that tells the administrator what to mend.
   */
  testConfig(config: ConfigOf<S>): Answer<void>;
  /** Whether a saved connection works. @default testConfig with its configuration */
  testConnection?(connection: Connection<ConfigOf<S>>): Answer<void>;
  /** Called after a connection's configuration was stored, to drop what was cached for it. */
  connectionSaved?(connection: Connection<ConfigOf<S>>): Answer<void>;
  /** Called before a connection's configuration is forgotten. A failure does not keep it from being forgotten. */
  deleteConnection?(connection: Connection<ConfigOf<S>>): Answer<void>;

  getSupportedActorTypes(connection: Connection<ConfigOf<S>>): Answer<readonly string[]>;
  /** In the order in which they are to be shown. @throws ConnectorError for an actor type that is not supported */
  getFields(connection: Connection<ConfigOf<S>>, actorType: string): Answer<readonly FieldDefinition[]>;
  /** @default all fields but labels and passwords */
  getSearchableFields?(connection: Connection<ConfigOf<S>>, actorType: string): Answer<readonly string[]>;

  /** Leaves out keys that do not exist. */
  getActors(connection: Connection<ConfigOf<S>>, wanted: GetActorsArguments): Answer<ActorSource>;
  /** All actors whose `lastModified` is equal to or greater than the stamp. */
  getActorsByTimestamp(
    connection: Connection<ConfigOf<S>>,
    wanted: GetActorsByTimestampArguments,
  ): Answer<ActorSource>;
  searchActors(connection: Connection<ConfigOf<S>>, wanted: SearchActorsArguments): Answer<ActorSource>;
  /** @default searchActors, keeping the children of the parent */
  searchActorByParent?(
    connection: Connection<ConfigOf<S>>,
    wanted: SearchActorByParentArguments,
  ): Answer<ActorSource>;
  /** @default searchActors for all, keeping those that match every restriction */
  searchActorsAdvanced?(
    connection: Connection<ConfigOf<S>>,
    wanted: SearchActorsAdvancedArguments,
  ): Answer<ActorSource>;

  /** Answers the actor with its new key and stamp. @default answers NOT_SUPPORTED */
  createActor?(connection: Connection<ConfigOf<S>>, actor: Actor): Answer<AnsweredActor>;
  /**
   * Changes the given fields of existing actors; answers each saved actor with its new stamp. One that cannot
   * be saved is left out of the answer and named in a `warning`; it does not stop the others.
   *
   * @default answers NOT_SUPPORTED
   */
  saveActors?(connection: Connection<ConfigOf<S>>, actors: readonly Actor[]): Answer<ActorSource>;

  /**
   * All items of a list, text by key; null for a list that does not exist. The connection is null while one
   * is being set up. Lists declared with `items` in the configuration never come here.
   *
   * @default there are no other lists
   */
  getList?(connection: Connection<ConfigOf<S>> | null, listName: string): Answer<TextMap | null>;
  /** The texts of some items. @default those of getList */
  getListItems?(
    connection: Connection<ConfigOf<S>> | null,
    wanted: { readonly listName: string; readonly keys: readonly string[] },
  ): Answer<TextMap | null>;
}
