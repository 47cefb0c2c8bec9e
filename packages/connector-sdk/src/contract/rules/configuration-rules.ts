import assert from "node:assert/strict";
import {
  decodeValue,
  EMPTY_CONNECTION_ID,
  FIELD_ACCESS,
  FIELD_TYPES,
  type FieldMetadata,
  parseMultiLanguageText,
} from "@brygga/protocol";
import type { Contract } from "../contract.ts";
import type { ContractRule } from "../contract-rule.ts";
import { NotTested } from "../not-tested.ts";

const configFields = async ({ call }: Contract): Promise<readonly FieldMetadata[]> => {
  const answer = await call("getConfigData", {});
  assert.ok(answer.isOk, `GetConfigData fails: ${answer.techExplanation}`);
  return answer.fieldMetadata ?? [];
};

/** Fails unless the descriptions can be shown and read by whoever never heard of this ERP. */
export function assertDescriptions(fields: readonly FieldMetadata[], where: string): void {
  const keys = fields.map(({ fieldKey }) => fieldKey);
  assert.deepEqual(
    keys.filter((key, at) => keys.indexOf(key) !== at),
    [],
    `${where}: a field key stands there twice`,
  );
  for (const field of fields) assertDescription(field, `${where}, field ${JSON.stringify(field.fieldKey)}`);
}

function assertDescription(field: FieldMetadata, where: string): void {
  const { access, defaultValue, displayName, fieldKey, fieldType, listName, maxLength } = field;
  assert.notEqual(fieldKey.trim(), "", `${where}: the key is blank`);
  assert.ok(
    FIELD_TYPES.some((known) => known === fieldType),
    `${where}: unknown FieldType ${fieldType}`,
  );
  assert.ok(
    FIELD_ACCESS.some((known) => known === access),
    `${where}: unknown Access ${access}`,
  );
  assertText(displayName, `${where}, DisplayName`);
  assert.ok(maxLength >= 0, `${where}: MaxLength is ${maxLength}`);
  if (fieldType === "List") assert.notEqual(listName.trim(), "", `${where}: a List field names no list`);
  // Template tags such as <user> are replaced before anybody reads the default.
  const isTemplate = /<[^>]+>/.test(defaultValue);
  assert.ok(
    isTemplate || decodeValue(fieldType, defaultValue).ok,
    `${where}: the default ${JSON.stringify(defaultValue)} cannot be read as ${fieldType}`,
  );
}

/** A text in several languages has to be one that can be taken apart, and to say something in English. */
function assertText(text: string, where: string): void {
  assert.notEqual(text.trim(), "", `${where} is blank`);
  if (!/^\s*[A-Za-z]{2}:"/.test(text)) return;
  const languages = [...(parseMultiLanguageText(text)?.keys() ?? [])];
  const hasEnglish = languages.includes("US") || languages.includes("EN");
  assert.ok(hasEnglish, `${where} has ${languages.join(", ")}, and no US for everybody else: ${text}`);
}

const describes: ContractRule = {
  id: "config-described",
  sentence: "describes its configuration fields: known types, unique keys, defaults that can be read",
  needs: "nothing",
  check: async (contract) => assertDescriptions(await configFields(contract), "GetConfigData"),
};

const accepts: ContractRule = {
  id: "config-accepted",
  sentence: "accepts a configuration that works, before and after it is saved",
  check: async ({ call, given, ok }) => {
    const tested = await call("testConfigData", { connectionInfo: given.config });
    assert.ok(tested.isOk, `TestConfigData refuses the given configuration: ${tested.techExplanation}`);
    await ok("testConnection", {});
  },
};

const refuses: ContractRule = {
  id: "config-refused",
  sentence: "refuses a configuration that does not work, with a sentence for the administrator",
  check: async ({ call, given }) => {
    if (!given.wrongConfig) throw new NotTested("no wrongConfig was given");
    const tested = await call("testConfigData", { connectionInfo: given.wrongConfig });
    assert.ok(!tested.isOk, "TestConfigData accepts the wrongConfig");
    assert.notEqual(tested.userExplanation.trim(), "", "the refusal has no UserExplanation");
  },
};

const mandatory: ContractRule = {
  id: "config-mandatory",
  sentence: "refuses a configuration without one of its mandatory values",
  check: async (contract) => {
    const fields = (await configFields(contract)).filter(({ access }) => access === "Mandatory");
    if (fields.length === 0) throw new NotTested("no configuration field is mandatory");
    for (const { fieldKey } of fields) {
      const connectionInfo = { ...contract.given.config, [fieldKey]: "" };
      const tested = await contract.call("testConfigData", { connectionInfo });
      assert.ok(!tested.isOk, `TestConfigData accepts a blank ${fieldKey}, which is mandatory`);
      assert.notEqual(
        tested.userExplanation.trim(),
        "",
        `the refusal of a blank ${fieldKey} has no UserExplanation`,
      );
    }
  },
};

const lists: ContractRule = {
  id: "config-lists",
  sentence: "answers the lists of its configuration while there is no connection yet",
  needs: "nothing",
  check: async (contract) => {
    const names = (await configFields(contract)).flatMap(({ listName }) => listName || []);
    if (names.length === 0) throw new NotTested("no configuration field is a list");
    for (const listName of names) {
      const answer = await contract.call("getList", { connectionGuid: EMPTY_CONNECTION_ID, listName });
      assert.ok(
        answer.isOk,
        `GetList ${listName} fails for the empty connection id: ${answer.techExplanation}`,
      );
    }
  },
};

/** GetConfigData, TestConfigData, TestConnection, and GetList during set-up. */
export const configurationRules: readonly ContractRule[] = [describes, accepts, refuses, mandatory, lists];
