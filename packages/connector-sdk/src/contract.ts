// The rules of the contract, for tools that examine a connector over a transport of their own.
export {
  type Asked,
  type Contract,
  type ContractCall,
  type ContractGiven,
  contractOf,
  fieldValue,
  keysOf,
  populated,
  sinceTheBeginning,
} from "./contract/contract.ts";
export type { ContractRule } from "./contract/contract-rule.ts";
export { CONTRACT_GROUPS, type ContractGroup } from "./contract/contract-rules.ts";
export { NotTested } from "./contract/not-tested.ts";
export { otherValue } from "./contract/other-value.ts";
export { creatable } from "./contract/rules/creating-rules.ts";
export { requireSaving } from "./contract/rules/writable-fields.ts";
