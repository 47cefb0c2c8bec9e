import type { SyncDefault } from "@brygga/api-contract";
import { decodeValue, textInLanguage } from "@brygga/protocol";
import type { ProblemEntry } from "../problem.ts";
import {
  type ErpFieldConfig,
  isKeyField,
  isMandatoryInErp,
  isReadOnlyInErp,
  type StoredField,
} from "./actor-type-mapping.ts";
import type { Language } from "./admin-deps.ts";
import { type Words, wordsIn } from "./words.ts";

/**
 * Whether a field can have a default value. The ERP fills its key and what is read-only by itself, a label has no
 * value, and a password would be stored for every administrator to read.
 */
export const canHaveDefault = (field: Pick<ErpFieldConfig, "fieldKey" | "fieldType" | "access">): boolean =>
  !isKeyField(field) &&
  !isReadOnlyInErp(field) &&
  field.fieldType !== "Label" &&
  field.fieldType !== "Password";

/** Whether there is a default value, or a question for one. */
export const hasDefaultEntry = ({ hasDefault, askUser }: Pick<ErpFieldConfig, "hasDefault" | "askUser">) =>
  hasDefault || askUser;

/** Whether something gives the field a value when an actor is created in the ERP. */
export const isFilled = (
  field: Pick<ErpFieldConfig, "syncToErp" | "hasDefault" | "defaultSetting" | "askUser">,
): boolean => field.syncToErp || (field.hasDefault && field.defaultSetting !== "") || field.askUser;

/** A field that the ERP demands and that nothing fills. */
export const isUnfilled = (field: ErpFieldConfig): boolean =>
  isMandatoryInErp(field) && !isReadOnlyInErp(field) && !field.missingInErp && !isFilled(field);

/** Defaults as they are wanted, and what they are judged by. */
export interface WantedDefaults {
  readonly wanted: readonly SyncDefault[];
  readonly stored: readonly StoredField[];
  /** Keys of the items that the ERP's lists hold, by list name. A list that cannot be read is left out. */
  readonly listItems: ReadonlyMap<string, ReadonlySet<string>>;
  /** The actor type is being synchronised: what fills a mandatory field cannot be taken away. */
  readonly isInUse: boolean;
}

type Settings = Pick<ErpFieldConfig, "hasDefault" | "defaultSetting" | "askUser" | "mandatory">;

/** The settings of a field as they are stored when this is wanted of it; undefined: no default. */
export function settingsOf(field: StoredField, wanted: SyncDefault | undefined): Settings {
  const locked = isMandatoryInErp(field);
  if (wanted === undefined) {
    return { hasDefault: false, defaultSetting: "", askUser: false, mandatory: locked };
  }
  const decoded = decodeValue(field.fieldType, wanted.default);
  return {
    hasDefault: wanted.hasDefault,
    defaultSetting: wanted.hasDefault && decoded.ok ? decoded.value : "",
    askUser: wanted.askUser,
    mandatory: locked || wanted.mandatory,
  };
}

/** Every rule that is broken, by field; none when the defaults can be saved. */
export function brokenDefaultRules(defaults: WantedDefaults, language: Language): ProblemEntry[] {
  const stored = new Map(defaults.stored.map((field) => [field.fieldKey, field]));
  const seen = new Set<string>();
  const entries = defaults.wanted.flatMap((wanted) => {
    const field = stored.get(wanted.fieldKey);
    const isRepeated = seen.has(wanted.fieldKey);
    seen.add(wanted.fieldKey);
    if (field === undefined) return [entry(nameless(wanted.fieldKey), UNKNOWN_FIELD, language)];
    const faults = isRepeated ? [TWICE] : faultsOf(field, wanted, defaults);
    return faults.map((fault) => entry(field, fault, language));
  });
  return [...entries, ...newlyUnfilled(defaults, language)];
}

type Named = Pick<ErpFieldConfig, "fieldKey" | "displayName">;

const nameless = (fieldKey: string): Named => ({ fieldKey, displayName: "" });

interface Fault {
  readonly code: string;
  readonly words: Words;
}

const entry = (
  { fieldKey, displayName }: Named,
  { code, words }: Fault,
  language: Language,
): ProblemEntry => ({
  path: `defaults.${fieldKey}`,
  code,
  message: `${textInLanguage(displayName, language) || fieldKey}: ${wordsIn(words, language)}`,
});

function faultsOf(field: StoredField, wanted: SyncDefault, { listItems }: WantedDefaults): Fault[] {
  if (!canHaveDefault(field)) return [NO_DEFAULT_POSSIBLE];
  if (!wanted.hasDefault && !wanted.askUser) return [wanted.mandatory ? NO_SOURCE_FOR_MANDATORY : NO_SOURCE];
  if (!wanted.hasDefault) return [];
  const decoded = decodeValue(field.fieldType, wanted.default);
  if (!decoded.ok) return [UNREADABLE];
  if (decoded.value.trim() === "") return [BLANK];
  if (isUnchanged(field, wanted)) return [];
  if (field.maxLength > 0 && decoded.value.length > field.maxLength) return [tooLong(field.maxLength)];
  const items = field.fieldType === "List" ? listItems.get(field.listName) : undefined;
  return items === undefined || items.has(decoded.value) ? [] : [NO_SUCH_ITEM];
}

/** What came from the connector, or fitted once, may stay: another field's default must not wait for its repair. */
const isUnchanged = (field: StoredField, wanted: SyncDefault): boolean =>
  field.hasDefault && field.defaultSetting === wanted.default;

/** Only what these defaults take away: what was missing before keeps nobody from saving. */
function newlyUnfilled({ wanted, stored, isInUse }: WantedDefaults, language: Language): ProblemEntry[] {
  if (!isInUse) return [];
  const byKey = new Map(wanted.map((one) => [one.fieldKey, one]));
  return stored
    .filter(
      (field) =>
        canHaveDefault(field) &&
        !isUnfilled(field) &&
        isUnfilled({ ...field, ...settingsOf(field, byKey.get(field.fieldKey)) }),
    )
    .map((field) => entry(field, LEAVES_UNFILLED, language));
}

const fault = (code: string, en: string, sv: string): Fault => ({ code, words: { en, sv } });

const UNKNOWN_FIELD = fault(
  "unknown-field",
  "the ERP has no such field; fetch the fields again",
  "ERP-systemet har inget sådant fält; hämta fälten igen",
);
const TWICE = fault("field-used-twice", "the field is named twice", "fältet anges två gånger");
const NO_DEFAULT_POSSIBLE = fault(
  "no-default-possible",
  "a key, a label, a password or a read-only field cannot have a default value",
  "en nyckel, en etikett, ett lösenord eller ett skrivskyddat fält kan inte ha något standardvärde",
);
const NO_SOURCE = fault(
  "no-source",
  "set a default value, or ask the user for one",
  "ange ett standardvärde eller fråga användaren",
);
const NO_SOURCE_FOR_MANDATORY = fault(
  "no-source",
  "a mandatory value needs a default value, or a question to the user",
  "ett obligatoriskt värde kräver ett standardvärde eller en fråga till användaren",
);
const UNREADABLE = fault(
  "wrong-type",
  "the value is of another type than the field",
  "värdet är av en annan typ än fältet",
);
const BLANK = fault("blank", "the default value is blank", "standardvärdet är tomt");
const NO_SUCH_ITEM = fault(
  "no-such-item",
  "the ERP's list has no such item",
  "ERP-systemets lista har inget sådant alternativ",
);
const tooLong = (max: number): Fault => fault("too-long", `at most ${max} characters`, `högst ${max} tecken`);
const LEAVES_UNFILLED = fault(
  "mandatory-field-unfilled",
  "the ERP demands a value, and the connection is active; without this default nothing would fill the field",
  "ERP-systemet kräver ett värde och kopplingen är aktiv; utan detta standardvärde skulle inget fylla fältet",
);
