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
import { type Fault, fault, UNKNOWN_FIELD } from "./field-fault.ts";
import { valueFormWords } from "./value-form-words.ts";
import { charactersInWords, wordsIn } from "./words.ts";

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
  if (!decoded.ok) return [fault("wrong-type", valueFormWords(field.fieldType))];
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

const TWICE = fault("field-used-twice", {
  en: "the field is named twice",
  sv: "fältet anges två gånger",
  nb: "feltet er oppgitt to ganger",
  da: "feltet er angivet to gange",
  de: "Das Feld ist zweimal angegeben",
  nl: "het veld is twee keer opgegeven",
});
const NO_DEFAULT_POSSIBLE = fault("no-default-possible", {
  en: "a key, a label, a password or a read-only field cannot have a default value",
  sv: "en nyckel, en etikett, ett lösenord eller ett skrivskyddat fält kan inte ha något standardvärde",
  nb: "en nøkkel, en etikett, et passord eller et skrivebeskyttet felt kan ikke ha en standardverdi",
  da: "en nøgle, en etiket, en adgangskode eller et skrivebeskyttet felt kan ikke have en standardværdi",
  de: "Ein Schlüssel, eine Beschriftung, ein Passwort oder ein schreibgeschütztes Feld kann keinen Standardwert haben",
  nl: "een sleutel, een label, een wachtwoord of een alleen-lezenveld kan geen standaardwaarde hebben",
});
const NO_SOURCE = fault("no-source", {
  en: "set a default value, or ask the user for one",
  sv: "ange ett standardvärde eller fråga användaren",
  nb: "angi en standardverdi, eller spør brukeren om den",
  da: "angiv en standardværdi, eller spørg brugeren om den",
  de: "Legen Sie einen Standardwert fest, oder fragen Sie den Benutzer danach",
  nl: "stel een standaardwaarde in of vraag de gebruiker erom",
});
const NO_SOURCE_FOR_MANDATORY = fault("no-source", {
  en: "a mandatory value needs a default value, or a question to the user",
  sv: "ett obligatoriskt värde kräver ett standardvärde eller en fråga till användaren",
  nb: "en obligatorisk verdi krever en standardverdi eller et spørsmål til brukeren",
  da: "en påkrævet værdi kræver en standardværdi eller et spørgsmål til brugeren",
  de: "Ein Pflichtwert braucht einen Standardwert oder eine Frage an den Benutzer",
  nl: "een verplichte waarde vereist een standaardwaarde of een vraag aan de gebruiker",
});
const BLANK = fault("blank", {
  en: "the default value is blank",
  sv: "standardvärdet är tomt",
  nb: "standardverdien er tom",
  da: "standardværdien er tom",
  de: "Der Standardwert ist leer",
  nl: "de standaardwaarde is leeg",
});
const NO_SUCH_ITEM = fault("no-such-item", {
  en: "the ERP's list has no such item",
  sv: "ERP-systemets lista har inget sådant alternativ",
  nb: "listen i ERP har ikke noe slikt element",
  da: "listen i ERP har ikke et sådant element",
  de: "Die Liste im ERP hat keinen solchen Eintrag",
  nl: "de lijst in het ERP heeft zo'n item niet",
});
const tooLong = (max: number, characters = charactersInWords(max)): Fault =>
  fault("too-long", {
    en: `at most ${characters.en}`,
    sv: `högst ${characters.sv}`,
    nb: `høyst ${characters.nb}`,
    da: `højst ${characters.da}`,
    de: `höchstens ${characters.de}`,
    nl: `hoogstens ${characters.nl}`,
  });
const LEAVES_UNFILLED = fault("mandatory-field-unfilled", {
  en: "the ERP demands a value, and the connection is active; without this default nothing would fill the field",
  sv: "ERP-systemet kräver ett värde och kopplingen är aktiv; utan detta standardvärde skulle inget fylla fältet",
  nb: "ERP-systemet krever en verdi, og tilkoblingen er aktiv; uten denne standardverdien ville ingenting fylle ut feltet",
  da: "ERP-systemet kræver en værdi, og forbindelsen er aktiv; uden denne standardværdi ville intet udfylde feltet",
  de: "Das ERP verlangt einen Wert, und die Verbindung ist aktiv; ohne diesen Standardwert würde nichts das Feld ausfüllen",
  nl: "het ERP vereist een waarde en de verbinding is actief; zonder deze standaardwaarde zou niets het veld vullen",
});
