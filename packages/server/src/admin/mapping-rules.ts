import type { CrmField, FieldMapping } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { ProblemEntry } from "../problem.ts";
import { type ErpFieldConfig, isKeyField, isReadOnlyInErp } from "./actor-type-mapping.ts";
import type { Language } from "./admin-deps.ts";
import { type FieldClaim, type FieldClaims, isClaimed } from "./field-claims.ts";
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

interface Fault {
  readonly code: string;
  readonly words: Words;
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

const fault = (code: string, en: string, sv: string): Fault => ({ code, words: { en, sv } });

const UNKNOWN_FIELD = fault(
  "unknown-field",
  "the ERP has no such field; fetch the fields again",
  "ERP-systemet har inget sådant fält; hämta fälten igen",
);
const NO_CRM_FIELD = fault(
  "no-crm-field",
  "a direction needs a CRM field",
  "en riktning kräver ett CRM-fält",
);
const NOT_MAPPABLE = fault(
  "not-mappable",
  "a key, a label or a password cannot be synchronised",
  "en nyckel, en etikett eller ett lösenord kan inte synkroniseras",
);
const MISSING_IN_ERP = fault(
  "missing-in-erp",
  "it is no longer in the ERP; unmap it",
  "det finns inte längre i ERP-systemet; ta bort kopplingen",
);
const UNKNOWN_CRM_FIELD = fault(
  "unknown-crm-field",
  "there is no such CRM field that could be mapped",
  "det finns inget sådant CRM-fält att koppla till",
);
const TYPES_DO_NOT_FIT = fault(
  "types-do-not-fit",
  "the types of the two fields do not fit each other",
  "de två fältens typer passar inte ihop",
);
const LOSES_TOWARDS_CRM = fault(
  "type-loses-to-crm",
  "its type would lose information on the way to the CRM",
  "typen skulle förlora information på väg till CRM",
);
const LOSES_TOWARDS_ERP = fault(
  "type-loses-to-erp",
  "its type would lose information on the way to the ERP",
  "typen skulle förlora information på väg till ERP-systemet",
);
const READ_ONLY_IN_CRM = fault(
  "read-only-in-crm",
  "the CRM field is read-only",
  "CRM-fältet är skrivskyddat",
);
const READ_ONLY_IN_ERP = fault(
  "read-only-in-erp",
  "the ERP field is read-only",
  "ERP-fältet är skrivskyddat",
);
const TWICE = fault(
  "crm-field-used-twice",
  "its CRM field is mapped to another ERP field, too",
  "dess CRM-fält är kopplat till ännu ett ERP-fält",
);

/** Why a field cannot be written into the CRM because of another connection. */
export const claimWords = ({ connection, isOneWay }: FieldClaim): Words =>
  isOneWay
    ? {
        en: `the connection “${connection}” writes this CRM field one-way`,
        sv: `kopplingen ”${connection}” skriver detta CRM-fält i en riktning`,
      }
    : {
        en: `the connection “${connection}” writes this CRM field, too: both can where both are two-way (< and >)`,
        sv: `även kopplingen ”${connection}” skriver detta CRM-fält: båda kan det om båda är dubbelriktade (< och >)`,
      };

const claimed = (claim: FieldClaim): Fault => ({ code: "claimed", words: claimWords(claim) });
