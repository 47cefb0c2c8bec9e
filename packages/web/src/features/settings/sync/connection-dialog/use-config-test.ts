import { useTestConfig } from "../../api/erp-connections.ts";
import { fingerprint } from "./config-values.ts";

interface TestedValues {
  connectorId: number | null;
  connectionId: number | undefined;
  config: Readonly<Record<string, string>>;
}

/** The server's proof of a test is good for an hour; ask for a new one a little before. */
const TEST_COUNTS_MS = 58 * 60 * 1000;

const printOf = ({ connectorId, config }: TestedValues) => `${connectorId} ${fingerprint(config)}`;

/** The test of the present values, and what the last one says about them. */
export function useConfigTest(values: TestedValues) {
  const test = useTestConfig();
  const { connectorId, connectionId, config } = values;
  const run = () => {
    if (connectorId === null) return;
    test.mutate({
      connectorId,
      config: { ...config },
      ...(connectionId === undefined ? {} : { connectionId }),
    });
  };
  const tested = test.variables;
  const isCurrent =
    tested !== undefined &&
    printOf({ connectorId: tested.connectorId, connectionId, config: tested.config }) === printOf(values) &&
    Date.now() - test.submittedAt < TEST_COUNTS_MS;
  const answer = test.data;
  return {
    run,
    isPending: test.isPending,
    error: isCurrent ? test.error : null,
    answer,
    isCurrent,
    result: answer === undefined ? undefined : { ok: answer.testToken !== null, isCurrent },
    token: isCurrent ? (answer?.testToken ?? undefined) : undefined,
  };
}
