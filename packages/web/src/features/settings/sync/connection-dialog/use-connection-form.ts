import type { ErpConnection } from "@brygga/api-contract";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useDraft } from "../../../../components/use-draft.ts";
import { configFieldsQuery } from "../../api/sync-connectors.ts";
import {
  configOf,
  faultOf,
  isBlankMandatory,
  isConfigChanged,
  isInput,
  shownValue,
} from "./config-values.ts";
import { connectionDraft, draftOf, NEW_CONNECTION, withoutPasswords } from "./connection-draft.ts";
import { saveObstacle, valueObstacle } from "./save-obstacle.ts";
import { useConfigTest } from "./use-config-test.ts";

/** Everything the connection dialog knows: what is typed, what is stored, what was tested, what is missing. */
export function useConnectionForm(connection: ErpConnection | undefined) {
  // What the dialog compares with stays what it opened with, also when the list behind it is read again.
  const [stored] = useState(connection);
  const initial = useMemo(() => (stored === undefined ? NEW_CONNECTION : draftOf(stored)), [stored]);
  const draft = useDraft(`connection.${stored?.id ?? "new"}`, {
    schema: connectionDraft,
    initial,
    keep: withoutPasswords,
  });
  const { value } = draft;
  const fieldsQuery = useQuery({
    ...configFieldsQuery(value.connectorId ?? 0),
    enabled: value.connectorId !== null,
    refetchOnWindowFocus: false,
  });
  const fields = fieldsQuery.data;
  const inputs = (fields ?? []).filter(isInput);
  const config = configOf(inputs, value, stored);
  const configChanged =
    stored !== undefined && fields !== undefined && isConfigChanged(fields, value, stored);
  const configTest = useConfigTest({ connectorId: value.connectorId, connectionId: stored?.id, config });
  const state = {
    ...value,
    accessCount: value.access.length,
    needsTest: stored === undefined || configChanged,
    fields: fields ?? (fieldsQuery.isError ? ("failed" as const) : ("loading" as const)),
    invalid: inputs.filter((field) => faultOf(field, shownValue(field, value, stored)) !== undefined),
    blankMandatory: inputs.filter((field) => isBlankMandatory(field, value, stored)),
    isTesting: configTest.isPending,
    test: configTest.result,
  };
  return {
    stored,
    draft,
    fieldsQuery,
    config,
    configChanged,
    configTest,
    isLocked: stored?.active === true && !value.unlocked,
    isDirty: JSON.stringify(value) !== JSON.stringify(initial),
    obstacle: saveObstacle(state),
    testObstacle: valueObstacle(state),
  };
}

export type ConnectionForm = ReturnType<typeof useConnectionForm>;
