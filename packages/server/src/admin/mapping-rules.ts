import type { CrmField, FieldMapping } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { ProblemEntry } from "../problem.ts";
import { type ErpFieldConfig, isKeyField, isReadOnlyInErp } from "./actor-type-mapping.ts";
import type { Language } from "./admin-deps.ts";
import { type FieldClaim, type FieldClaims, isClaimed } from "./field-claims.ts";
import { type Fault, fault, UNKNOWN_FIELD } from "./field-fault.ts";
import { pairDirections } from "./pair-directions.ts";
import { type Words, wordsIn } from "./words.ts";

/** A field mapping as it is wanted, and what it is judged by. */
export interface WantedMapping {
  readonly wanted: readonly FieldMapping[];
  readonly stored: readonly ErpFieldConfig[];
  /** Of the entity, by key. */
  readonly crmFields: ReadonlyMap<string, CrmField>;
  /** What other active connections write. */
  readonly claims: FieldClaims;
}

/** Every rule of a mapping that is broken, by field; none when it can be saved. */
export function brokenRules(mapping: WantedMapping, language: Language): ProblemEntry[] {
  const stored = new Map(mapping.stored.map((field) => [field.fieldKey, field]));
  const broken = mapping.wanted.flatMap((wanted): Broken[] => {
    const field = stored.get(wanted.fieldKey);
    if (field === undefined) return [{ fieldKey: wanted.fieldKey, name: wanted.fieldKey, ...UNKNOWN_FIELD }];
    const name = textInLanguage(field.displayName, language) || field.fieldKey;
    return faultsOf(mapping, field, wanted).map((fault) => ({ fieldKey: field.fieldKey, name, ...fault }));
  });
  return [...broken, ...usedTwice(mapping, language)].map(({ fieldKey, code, name, words }) => ({
    path: `fields.${fieldKey}`,
    code,
    message: `${name}: ${wordsIn(words, language)}`,
  }));
}

interface Broken extends Fault {
  readonly fieldKey: string;
  readonly name: string;
}

function faultsOf(
  { crmFields, claims }: WantedMapping,
  field: ErpFieldConfig,
  wanted: FieldMapping,
): Fault[] {
  const { crmFieldKey, syncToCrm, syncToErp } = wanted;
  const hasDirection = syncToCrm || syncToErp;
  if (crmFieldKey === null) return hasDirection ? [NO_CRM_FIELD] : [];
  if (isKeyField(field) || field.fieldType === "Label" || field.fieldType === "Password")
    return [NOT_MAPPABLE];
  if (field.missingInErp) return hasDirection ? [MISSING_IN_ERP] : [];
  const crmField = crmFields.get(crmFieldKey);
  if (crmField === undefined || crmField.type === "reference") {
    const isLeftAsItIs = crmFieldKey === field.crmFieldKey && !hasDirection;
    return isLeftAsItIs ? [] : [UNKNOWN_CRM_FIELD];
  }
  const allowed = pairDirections(field.fieldType, crmField);
  if (!allowed.toCrm && !allowed.toErp) return [TYPES_DO_NOT_FIT];
  return [
    ...(syncToCrm ? faultsToCrm(allowed.toCrm, crmField, claimOn(wanted, claims.get(crmFieldKey))) : []),
    ...(syncToErp ? faultsToErp(allowed.toErp, field) : []),
  ];
}

function claimOn(wanted: FieldMapping, claim: FieldClaim | undefined): Fault | undefined {
  return claim !== undefined && isClaimed(wanted, claim) ? claimed(claim) : undefined;
}

function faultsToCrm(isAllowed: boolean, crmField: CrmField, claim: Fault | undefined): Fault[] {
  if (!isAllowed) return [LOSES_TOWARDS_CRM];
  if (crmField.readOnly) return [READ_ONLY_IN_CRM];
  return claim === undefined ? [] : [claim];
}

function faultsToErp(isAllowed: boolean, field: ErpFieldConfig): Fault[] {
  if (!isAllowed) return [LOSES_TOWARDS_ERP];
  return isReadOnlyInErp(field) ? [READ_ONLY_IN_ERP] : [];
}

/** A CRM field can follow one ERP field of an actor type only. Fields that are left out keep their mapping. */
function usedTwice({ stored, wanted }: WantedMapping, language: Language): Broken[] {
  const wantedByKey = new Map(wanted.map((mapping) => [mapping.fieldKey, mapping]));
  const pairs = stored.map((field) => {
    const mapping = wantedByKey.get(field.fieldKey) ?? field;
    const name = textInLanguage(field.displayName, language) || field.fieldKey;
    return { fieldKey: field.fieldKey, name, crmFieldKey: mapping.crmFieldKey };
  });
  const mapped = pairs.filter(({ crmFieldKey }) => crmFieldKey !== null);
  const groups = [...Map.groupBy(mapped, ({ crmFieldKey }) => crmFieldKey).values()];
  return groups
    .filter((group) => group.length > 1)
    .flatMap((group) => group.map((pair) => ({ ...pair, ...TWICE })));
}

const NO_CRM_FIELD = fault("no-crm-field", {
  en: "a direction needs a CRM field",
  sv: "en riktning kräver ett CRM-fält",
  nb: "en retning krever et CRM-felt",
  da: "en retning kræver et CRM-felt",
  de: "Eine Richtung braucht ein CRM-Feld",
  nl: "een richting vereist een CRM-veld",
});
const NOT_MAPPABLE = fault("not-mappable", {
  en: "a key, a label or a password cannot be synchronised",
  sv: "en nyckel, en etikett eller ett lösenord kan inte synkroniseras",
  nb: "en nøkkel, en etikett eller et passord kan ikke synkroniseres",
  da: "en nøgle, en etiket eller en adgangskode kan ikke synkroniseres",
  de: "Ein Schlüssel, eine Beschriftung oder ein Passwort kann nicht synchronisiert werden",
  nl: "een sleutel, een label of een wachtwoord kan niet worden gesynchroniseerd",
});
const MISSING_IN_ERP = fault("missing-in-erp", {
  en: "it is no longer in the ERP; unmap it",
  sv: "det finns inte längre i ERP-systemet; ta bort kopplingen",
  nb: "feltet finnes ikke lenger i ERP; fjern tilordningen",
  da: "feltet findes ikke længere i ERP; fjern tilknytningen",
  de: "Das Feld ist nicht mehr im ERP; heben Sie die Zuordnung auf",
  nl: "het veld is niet meer in het ERP; verwijder de toewijzing",
});
const UNKNOWN_CRM_FIELD = fault("unknown-crm-field", {
  en: "there is no such CRM field that could be mapped",
  sv: "det finns inget sådant CRM-fält att koppla till",
  nb: "det finnes ikke noe slikt CRM-felt å tilordne til",
  da: "der findes ikke et sådant CRM-felt at knytte til",
  de: "Es gibt kein solches CRM-Feld, das zugeordnet werden könnte",
  nl: "er is geen dergelijk CRM-veld dat kan worden toegewezen",
});
const TYPES_DO_NOT_FIT = fault("types-do-not-fit", {
  en: "the types of the two fields do not fit each other",
  sv: "de två fältens typer passar inte ihop",
  nb: "typene til de to feltene passer ikke sammen",
  da: "de to felters typer passer ikke sammen",
  de: "Die Typen der beiden Felder passen nicht zueinander",
  nl: "de typen van de twee velden passen niet bij elkaar",
});
const LOSES_TOWARDS_CRM = fault("type-loses-to-crm", {
  en: "its type would lose information on the way to the CRM",
  sv: "typen skulle förlora information på väg till CRM",
  nb: "typen ville miste informasjon på vei til CRM",
  da: "typen ville miste information på vej til CRM",
  de: "Sein Typ würde auf dem Weg zum CRM Informationen verlieren",
  nl: "het type zou onderweg naar het CRM informatie verliezen",
});
const LOSES_TOWARDS_ERP = fault("type-loses-to-erp", {
  en: "its type would lose information on the way to the ERP",
  sv: "typen skulle förlora information på väg till ERP-systemet",
  nb: "typen ville miste informasjon på vei til ERP",
  da: "typen ville miste information på vej til ERP",
  de: "Sein Typ würde auf dem Weg zum ERP Informationen verlieren",
  nl: "het type zou onderweg naar het ERP informatie verliezen",
});
const READ_ONLY_IN_CRM = fault("read-only-in-crm", {
  en: "the CRM field is read-only",
  sv: "CRM-fältet är skrivskyddat",
  nb: "CRM-feltet er skrivebeskyttet",
  da: "CRM-feltet er skrivebeskyttet",
  de: "Das CRM-Feld ist schreibgeschützt",
  nl: "het CRM-veld is alleen-lezen",
});
const READ_ONLY_IN_ERP = fault("read-only-in-erp", {
  en: "the ERP field is read-only",
  sv: "ERP-fältet är skrivskyddat",
  nb: "ERP-feltet er skrivebeskyttet",
  da: "ERP-feltet er skrivebeskyttet",
  de: "Das ERP-Feld ist schreibgeschützt",
  nl: "het ERP-veld is alleen-lezen",
});
const TWICE = fault("crm-field-used-twice", {
  en: "its CRM field is mapped to another ERP field, too",
  sv: "dess CRM-fält är kopplat till ännu ett ERP-fält",
  nb: "CRM-feltet er også tilordnet et annet ERP-felt",
  da: "dets CRM-felt er også knyttet til et andet ERP-felt",
  de: "Sein CRM-Feld ist auch einem anderen ERP-Feld zugeordnet",
  nl: "het CRM-veld is ook aan een ander ERP-veld toegewezen",
});

/** Why a field cannot be written into the CRM because of another connection. */
export const claimWords = ({ connection, isOneWay }: FieldClaim): Required<Words> =>
  isOneWay
    ? {
        en: `the connection “${connection}” writes to this CRM field one-way`,
        sv: `kopplingen ”${connection}” skriver till detta CRM-fält i en riktning`,
        nb: `tilkoblingen «${connection}» skriver til dette CRM-feltet i én retning`,
        da: `forbindelsen ”${connection}” skriver til dette CRM-felt i én retning`,
        de: `Die Verbindung „${connection}“ schreibt nur in einer Richtung in dieses CRM-Feld`,
        nl: `de verbinding “${connection}” schrijft naar dit CRM-veld in één richting`,
      }
    : {
        en: `the connection “${connection}” writes to this CRM field, too, which works only when both are two-way (< and >)`,
        sv: `även kopplingen ”${connection}” skriver till detta CRM-fält, vilket bara går om båda synkroniserar det åt båda hållen (< och >)`,
        nb: `også tilkoblingen «${connection}» skriver til dette CRM-feltet, og det går bare når begge synkroniserer det begge veier (< og >)`,
        da: `også forbindelsen ”${connection}” skriver til dette CRM-felt, og det går kun, når begge synkroniserer det begge veje (< og >)`,
        de: `Auch die Verbindung „${connection}“ schreibt in dieses CRM-Feld; das geht nur, wenn beide es in beide Richtungen synchronisieren (< und >)`,
        nl: `ook de verbinding “${connection}” schrijft naar dit CRM-veld; dat kan alleen als beide het in twee richtingen synchroniseren (< en >)`,
      };

const claimed = (claim: FieldClaim): Fault => ({ code: "claimed", words: claimWords(claim) });
