import type { FieldDescription } from "@brygga/api-contract";

/** Why OK is disabled. The first that applies is shown. */
export type SaveObstacle =
  | { code: "name-missing" }
  | { code: "connector-missing" }
  | { code: "scope-incomplete" }
  | { code: "fields-loading" }
  | { code: "fields-failed" }
  | { code: "value-invalid"; fields: readonly string[] }
  | { code: "mandatory-missing"; fields: readonly string[] }
  | { code: "testing" }
  | { code: "test-missing" }
  | { code: "test-outdated" }
  | { code: "test-failed" };

/** What the rule for OK looks at. */
export interface SaveState {
  name: string;
  connectorId: number | null;
  scope: "everyone" | "restricted";
  accessCount: number;
  /** A new connection, or changed values. Name, description and scope need no test. */
  needsTest: boolean;
  fields: "loading" | "failed" | readonly FieldDescription[];
  invalid: readonly FieldDescription[];
  blankMandatory: readonly FieldDescription[];
  isTesting: boolean;
  /** The last test: whether it succeeded, and whether it was made with the present values. */
  test: { ok: boolean; isCurrent: boolean } | undefined;
}

const names = (fields: readonly FieldDescription[]) => fields.map(({ displayName }) => displayName);

/** Why the connection cannot be saved as it stands; undefined when it can. The server holds to the same rule. */
export function saveObstacle(state: SaveState): SaveObstacle | undefined {
  if (state.name.trim() === "") return { code: "name-missing" };
  if (state.connectorId === null) return { code: "connector-missing" };
  if (state.scope === "restricted" && state.accessCount === 0) return { code: "scope-incomplete" };
  if (!state.needsTest) return undefined;
  return valueObstacle(state) ?? testObstacle(state);
}

/** Why the values cannot even be tested. */
export function valueObstacle(
  state: Pick<SaveState, "connectorId" | "fields" | "invalid" | "blankMandatory">,
): SaveObstacle | undefined {
  if (state.connectorId === null) return { code: "connector-missing" };
  if (state.fields === "loading") return { code: "fields-loading" };
  if (state.fields === "failed") return { code: "fields-failed" };
  if (state.invalid.length > 0) return { code: "value-invalid", fields: names(state.invalid) };
  if (state.blankMandatory.length > 0) {
    return { code: "mandatory-missing", fields: names(state.blankMandatory) };
  }
  return undefined;
}

function testObstacle({ isTesting, test }: SaveState): SaveObstacle | undefined {
  if (isTesting) return { code: "testing" };
  if (test === undefined) return { code: "test-missing" };
  if (!test.isCurrent) return { code: "test-outdated" };
  return test.ok ? undefined : { code: "test-failed" };
}
