import type { ContractRule } from "./contract-rule.ts";
import { configurationRules } from "./rules/configuration-rules.ts";
import { connectionRules } from "./rules/connection-rules.ts";
import { creatingRules } from "./rules/creating-rules.ts";
import { descriptionRules } from "./rules/description-rules.ts";
import { readingRules } from "./rules/reading-rules.ts";
import { savingRules } from "./rules/saving-rules.ts";
import { searchRules } from "./rules/search-rules.ts";

/** Every rule of the contract that can be checked from outside, those that write last. */
export const CONTRACT_RULES: readonly ContractRule[] = [
  ...configurationRules,
  ...connectionRules,
  ...descriptionRules,
  ...readingRules,
  ...searchRules,
  ...savingRules,
  ...creatingRules,
];
