import type { ErpConnection, RefetchedConnection } from "@brygga/api-contract";
import { mutateThen } from "../../../../api/mutate-then.ts";
import { useCreateConnection, useUpdateConnection } from "../../api/erp-connections.ts";
import { useFieldChanges } from "../use-field-changes.tsx";
import type { ConnectionForm } from "./use-connection-form.ts";

/** OK of the connection dialog: creates the connection, or sends what was changed of it. */
export function useSaveConnection(form: ConnectionForm, onSaved: (connection: ErpConnection) => void) {
  const create = useCreateConnection();
  const update = useUpdateConnection();
  const showChanges = useFieldChanges();
  const { stored, draft, config, configTest } = form;
  const save = () => {
    const { name, description, scope, access, connectorId } = draft.value;
    const shared = { name: name.trim(), description, scope, access: scope === "everyone" ? [] : access };
    if (stored !== undefined) {
      const done = (saved: RefetchedConnection) => {
        onSaved(saved);
        showChanges(saved.fieldChanges);
      };
      mutateThen(update, { id: stored.id, body: { ...shared, ...changeOf(form) } }, { done });
    } else if (connectorId !== null && configTest.token !== undefined) {
      const body = { ...shared, connectorId, active: false, config, testToken: configTest.token };
      mutateThen(create, body, { done: onSaved });
    }
  };
  return {
    save,
    isPending: create.isPending || update.isPending,
    error: create.error ?? update.error,
    reset: () => {
      create.reset();
      update.reset();
    },
  };
}

/** The version that the typing began from, and whatever of activity and values is another than stored. */
function changeOf({ stored, draft, config, configChanged, configTest }: ConnectionForm) {
  const { version, active } = draft.value;
  const values = configChanged
    ? { config, ...(configTest.token === undefined ? {} : { testToken: configTest.token }) }
    : {};
  return {
    version: version ?? stored?.version ?? 0,
    ...(configChanged || active !== stored?.active ? { active } : {}),
    ...values,
  };
}
