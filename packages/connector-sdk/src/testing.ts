export type { ContractGiven } from "./contract/contract.ts";
export {
  type OpenedConnector,
  type TestContext,
  type TestRunner,
  testConnector,
} from "./testing/test-connector.ts";
