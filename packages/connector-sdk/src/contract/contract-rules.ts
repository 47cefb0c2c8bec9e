import type { ContractRule } from "./contract-rule.ts";
import { badInputRules } from "./rules/bad-input-rules.ts";
import { configurationRules } from "./rules/configuration-rules.ts";
import { connectionRules } from "./rules/connection-rules.ts";
import { creatingRules } from "./rules/creating-rules.ts";
import { descriptionRules } from "./rules/description-rules.ts";
import { readingRules } from "./rules/reading-rules.ts";
import { savingRules } from "./rules/saving-rules.ts";
import { searchRules } from "./rules/search-rules.ts";

/** Rules about the same thing. */
export interface ContractGroup {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly ContractRule[];
}

/** Every rule of the contract that can be checked from outside, those that write last. */
export const CONTRACT_GROUPS: readonly ContractGroup[] = [
  { id: "configuration", title: "Configuration", rules: configurationRules },
  { id: "connection", title: "Connections", rules: connectionRules },
  { id: "description", title: "Actor types, fields and lists", rules: descriptionRules },
  { id: "reading", title: "Reading actors", rules: readingRules },
  { id: "search", title: "Searching", rules: searchRules },
  { id: "bad-input", title: "Wrong input", rules: badInputRules },
  { id: "creating", title: "Creating actors", rules: creatingRules },
  { id: "saving", title: "Saving actors", rules: savingRules },
];

export const CONTRACT_RULES: readonly ContractRule[] = CONTRACT_GROUPS.flatMap(({ rules }) => rules);
