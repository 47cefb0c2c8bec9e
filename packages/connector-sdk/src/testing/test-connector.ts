import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { createMemoryConfigurationStore } from "../configuration-store.ts";
import { type ContractGiven, openContract } from "../contract/contract.ts";
import type { ContractRule } from "../contract/contract-rule.ts";
import { CONTRACT_RULES } from "../contract/contract-rules.ts";
import { inProcessCall } from "../contract/in-process-call.ts";
import { NotTested } from "../contract/not-tested.ts";
import type { Connector } from "../define-connector.ts";
import { createDispatcher } from "../dispatcher.ts";
import type { UnexpectedFailure } from "../failure.ts";

/** A connector to be tested, over an ERP with a few actors that may be changed. */
export interface OpenedConnector extends ContractGiven {
  readonly connector: Connector;
  /** Called when the test is over. */
  readonly close?: () => void | Promise<void>;
}

/** What a test runner hands to a test. */
export interface TestContext {
  skip(reason?: string): void;
}

/** The two functions of a test runner that are needed: those of `vitest`, or of `node:test`. */
export interface TestRunner {
  describe(name: string, body: () => void): unknown;
  test(name: string, body: (context: TestContext) => Promise<void>): unknown;
}

// Vitest tells its workers that it is there; a module it did not load itself can still import it.
const RUNNER: TestRunner = process.env.VITEST === "true" ? await import("vitest") : await import("node:test");

/**
 * Tests a connector against every rule of the contract that can be checked, each as a test of its own. Rules
 * for which the connector or its data gives no occasion are skipped, with the reason.
 *
 * @param open called for every test, so that no test sees what another changed. The ERP should hold a few
 *   actors of each type, not thousands: every rule reads all of them.
 * @param runner @default the one that runs: Vitest, else `node:test`
 * @example
 * testConnector("My ERP", async () => {
 *   const folder = await mkdtemp(join(tmpdir(), "my-erp-"));
 *   await cp("test/data", folder, { recursive: true });
 *   return { connector: createMyConnector(), config: { Folder: folder }, close: () => rm(folder, { recursive: true }) };
 * });
 */
export function testConnector(
  name: string,
  open: () => OpenedConnector | Promise<OpenedConnector>,
  runner: TestRunner = RUNNER,
): void {
  runner.describe(`${name} keeps the connector contract: it`, () => {
    for (const rule of CONTRACT_RULES) {
      runner.test(rule.sentence, (context) => checkRule(rule, open, context));
    }
  });
}

async function checkRule(
  rule: ContractRule,
  open: () => OpenedConnector | Promise<OpenedConnector>,
  context: TestContext,
): Promise<void> {
  const opened = await open();
  const failures: UnexpectedFailure[] = [];
  const dispatcher = createDispatcher({
    connectors: [opened.connector],
    store: createMemoryConfigurationStore(),
    onUnexpectedFailure: (failure) => failures.push(failure),
  });
  try {
    const contract = await openContract(inProcessCall(dispatcher), opened, randomUUID());
    await rule.check(contract);
    assertNoneUnexpected(failures);
  } catch (error) {
    if (!(error instanceof NotTested)) throw failures.length > 0 ? withFailures(error, failures) : error;
    context.skip(error.message);
  } finally {
    await opened.close?.();
  }
}

const described = ({ operation, error }: UnexpectedFailure): string =>
  `${operation}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;

/** An exception that is no ConnectorError reaches users as "a problem it does not know how to handle". */
function assertNoneUnexpected(failures: readonly UnexpectedFailure[]): void {
  assert.deepEqual(failures.map(described), [], "the connector threw something else than a ConnectorError");
}

function withFailures(error: unknown, failures: readonly UnexpectedFailure[]): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(`${message}\nThe connector threw:\n${failures.map(described).join("\n")}`, {
    cause: error,
  });
}
