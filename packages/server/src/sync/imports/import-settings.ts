import { DUPLICATE_MATCHES, type DuplicateMatch, type ImportSettings } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import { loadActorTypeMappings, type StoredField } from "../../admin/connection-configuration.ts";
import { fieldsOfKey } from "../../crm/duplicate-keys.ts";
import type { Db } from "../../db/database.ts";
import { Problem, type ProblemEntry } from "../../problem.ts";
import type { ErpImport } from "./import-store.ts";

/** What may be chosen in the settings of an import, as the connection is mapped now. */
export interface ImportChoices {
  readonly duplicateMatches: readonly MatchChoice[];
  readonly contactMatches: readonly MatchChoice[];
  readonly idFields: readonly FieldChoice[];
  readonly contactIdFields: readonly FieldChoice[];
  readonly contactsObstacle: "not-companies" | "persons-not-mapped" | null;
}

export interface MatchChoice {
  readonly match: DuplicateMatch;
  /** null: it can be chosen; otherwise the CRM field that is not mapped. */
  readonly missingCrmField: string | null;
}

export interface FieldChoice {
  readonly fieldKey: string;
  readonly displayName: string;
}

export async function importChoices(db: Db, one: ErpImport, language: string): Promise<ImportChoices> {
  const mappings = (await loadActorTypeMappings(db, one.connectionId)).filter(({ active }) => active);
  const own = mappings.find(({ actorType }) => actorType === one.actorType)?.fields ?? [];
  const persons = mappings.find(({ crmEntity }) => crmEntity === "contact");
  const bringsPersons = one.entity === "company" && persons !== undefined;
  return {
    duplicateMatches: matchChoices(one.entity, own).filter(({ match }) => match !== "none"),
    contactMatches: bringsPersons ? matchChoices("contact", persons.fields) : [],
    idFields: idFields(own, language),
    contactIdFields: bringsPersons ? idFields(persons.fields, language) : [],
    contactsObstacle:
      one.entity !== "company" ? "not-companies" : persons === undefined ? "persons-not-mapped" : null,
  };
}

function matchChoices(entity: CrmEntity, fields: readonly StoredField[]): MatchChoice[] {
  const mapped = new Set(fields.filter(isMapped).map(({ crmFieldKey }) => crmFieldKey));
  return DUPLICATE_MATCHES[entity].map((match) => {
    // The first field is what it cannot do without.
    const [needed] = match === "none" ? [] : fieldsOfKey(match);
    return { match, missingCrmField: needed === undefined || mapped.has(needed) ? null : needed };
  });
}

/** A field takes part when it is there, and has a direction. */
const isMapped = ({ missingInErp, syncToCrm, syncToErp }: StoredField): boolean =>
  !missingInErp && (syncToCrm || syncToErp);

const ID_TYPES: ReadonlySet<string> = new Set(["Text", "Integer"]);

const idFields = (fields: readonly StoredField[], language: string): FieldChoice[] =>
  fields
    .filter(({ fieldType, missingInErp }) => !missingInErp && ID_TYPES.has(fieldType))
    .map(({ fieldKey, displayName }) => ({
      fieldKey,
      displayName: textInLanguage(displayName, language) || fieldKey,
    }));

/**
 * Throws the Problem `invalid-request` with an entry for each setting that does not go with the mapping. Settings that are
 * still being made may lack the field that holds an id: it is chosen after the match that needs it.
 */
export function refuseSettings(
  settings: ImportSettings,
  choices: ImportChoices,
  { isComplete }: { readonly isComplete: boolean },
): void {
  const errors = [
    ...faultOfMatch("duplicateMatch", settings.duplicateMatch, choices.duplicateMatches),
    ...faultOfId("idFieldKey", settings.duplicateMatch, {
      key: settings.idFieldKey,
      fields: choices.idFields,
      isComplete,
    }),
    ...(settings.contactMatch === "none"
      ? []
      : [
          ...faultOfMatch("contactMatch", settings.contactMatch, choices.contactMatches),
          ...faultOfId("contactIdFieldKey", settings.contactMatch, {
            key: settings.contactIdFieldKey,
            fields: choices.contactIdFields,
            isComplete,
          }),
        ]),
    ...faultsOfMapping(settings),
  ];
  if (errors.length > 0) throw new Problem("invalid-request", { errors });
}

function faultOfMatch(path: string, match: DuplicateMatch, choices: readonly MatchChoice[]): ProblemEntry[] {
  const choice = choices.find((one) => one.match === match);
  if (choice?.missingCrmField === null) return [];
  const message = "Records of this kind cannot be matched so, because the field is not mapped.";
  return [{ path: `settings.${path}`, code: "invalid-value", message }];
}

interface IdField {
  readonly key: string | null;
  readonly fields: readonly FieldChoice[];
  readonly isComplete: boolean;
}

function faultOfId(
  path: string,
  match: DuplicateMatch,
  { key, fields, isComplete }: IdField,
): ProblemEntry[] {
  const isOpen = key === null && !isComplete;
  if (match !== "id" || isOpen || fields.some(({ fieldKey }) => fieldKey === key)) return [];
  const message = "Choose the field of the ERP that holds the id.";
  return [{ path: `settings.${path}`, code: "mandatory", message }];
}

/** An item of the CRM has one partner in a field. */
function faultsOfMapping({ itemMapping }: ImportSettings): ProblemEntry[] {
  const used = new Set<string>();
  return itemMapping.flatMap(({ actorType, fieldKey, erpItemKey, crmItemKey }): ProblemEntry[] => {
    if (crmItemKey === null) return [];
    const key = [actorType, fieldKey, crmItemKey].join("\u001f");
    const isFirst = !used.has(key);
    used.add(key);
    const message = "An item can be mapped to one item only.";
    return isFirst
      ? []
      : [{ path: `settings.itemMapping.${erpItemKey}`, code: "crm-item-used-twice", message }];
  });
}
