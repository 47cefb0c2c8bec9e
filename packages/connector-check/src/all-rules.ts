import { CONTRACT_GROUPS, type ContractRule } from "@brygga/connector-sdk/contract";
import type { CheckGroup, CheckRule } from "./check-rule.ts";
import { serviceRules } from "./rules/service-rules.ts";

const overTheNetwork = ({ id, sentence, needs = "connection", check }: ContractRule): CheckRule => ({
  id,
  sentence,
  needs,
  check: ({ contract }) => check(contract),
});

/** Every rule, in the order in which they are checked: those that write come last. */
export const ALL_GROUPS: readonly CheckGroup[] = [
  { id: "service", title: "The service", rules: serviceRules },
  ...CONTRACT_GROUPS.map(({ id, title, rules }) => ({ id, title, rules: rules.map(overTheNetwork) })),
];
