import type { ActivationReason, CrmField } from "@brygga/api-contract";
import { textInLanguage } from "@brygga/protocol";
import type { CrmEntity } from "@brygga/sync-engine";
import type { ActorTypeMappingConfig, StoredField } from "./actor-type-mapping.ts";
import type { Language } from "./admin-deps.ts";
import { isUnfilled } from "./default-rules.ts";
import { type FieldClaim, type FieldClaims, isClaimed } from "./field-claims.ts";
import { claimWords } from "./mapping-rules.ts";
import { numberIn, type Words, wordsIn } from "./words.ts";

/** What is looked at before a connection may take part in sync. */
export interface ActivationFacts {
  /** Multi-language text of what is missing; "" when whole. */
  readonly incomplete: string;
  /** Why the connection test failed, in the caller's language; null when it succeeded. */
  readonly testFailure: string | null;
  readonly mappings: readonly ActorTypeMappingConfig[];
  readonly crmFields: readonly CrmField[];
  /** Rings through this and the other active connections, told by their names. */
  readonly rings: readonly string[];
  /** What other active connections write, by entity. */
  readonly claims: ReadonlyMap<CrmEntity, FieldClaims>;
}

/** Why a connection cannot be activated, and what to mind when it is. Errors refuse, warnings do not. */
export function activationReasons(facts: ActivationFacts, language: Language): ActivationReason[] {
  const active = facts.mappings.filter((mapping) => mapping.active);
  const reasons: ActivationReason[] = [];
  const add = (code: ActivationReason["code"], place: ActivationReason["place"], explanation: string) =>
    reasons.push({ code, severity: "error", place, actorType: null, field: null, explanation });
  if (facts.incomplete !== "") add("incomplete", "connection", textInLanguage(facts.incomplete, language));
  if (facts.testFailure !== null) add("test-failed", "connection", facts.testFailure);
  if (active.length === 0) add("no-actor-type", "mappings", wordsIn(NO_ACTOR_TYPE, language));
  const ofTypes = active.flatMap((mapping) => reasonsOfType(mapping, facts, language));
  return [...reasons, ...ofTypes, ...facts.rings.map((ring) => ringReason(ring, language))];
}

const ringReason = (ring: string, language: Language): ActivationReason => ({
  ...{ code: "ring", severity: "warning", place: "mappings", actorType: null, field: null },
  explanation: wordsIn(RING, language)(ring),
});

const RING = {
  en: (ring: string) =>
    `A value can run in a ring: ${ring}. If one of the ERP systems changes what it is sent, it would not come to rest; ` +
    "Brygga stops it after three rounds. Switch off one of these directions.",
  sv: (ring: string) =>
    `Ett värde kan gå i ring: ${ring}. Om något av ERP-systemen ändrar det som skickas kommer det inte till ro; ` +
    "Brygga stoppar det efter tre varv. Stäng av någon av riktningarna.",
  nb: (ring: string) =>
    `En verdi kan gå i ring: ${ring}. Hvis et av ERP-systemene endrer det som sendes, faller den ikke til ro; ` +
    "Brygga stanser den etter tre runder. Slå av en av disse retningene.",
  da: (ring: string) =>
    `En værdi kan løbe i ring: ${ring}. Hvis et af ERP-systemerne ændrer det, der sendes, falder den ikke til ro; ` +
    "Brygga stopper den efter tre runder. Slå en af disse retninger fra.",
  de: (ring: string) =>
    `Ein Wert kann im Kreis laufen: ${ring}. Wenn eines der ERP-Systeme ändert, was es erhält, käme er nicht zur Ruhe; ` +
    "Brygga stoppt ihn nach drei Runden. Schalten Sie eine dieser Richtungen aus.",
  nl: (ring: string) =>
    `Een waarde kan in een kring lopen: ${ring}. Als een van de ERP-systemen wijzigt wat het krijgt, komt die niet tot rust; ` +
    "Brygga stopt dat na drie rondes. Schakel een van deze richtingen uit.",
};

export const isRefusal = (reasons: readonly ActivationReason[]): boolean =>
  reasons.some(({ severity }) => severity === "error");

const NO_ACTOR_TYPE: Words = {
  en: "Nothing is synchronised yet. Switch on at least one actor type under Mappings.",
  sv: "Inget synkroniseras ännu. Slå på minst en aktörstyp under Kopplingar.",
  nb: "Ingenting synkroniseres ennå. Slå på minst én aktørtype under Tilordninger.",
  da: "Intet synkroniseres endnu. Slå mindst én aktørtype til under Tilknytninger.",
  de: "Noch wird nichts synchronisiert. Schalten Sie unter Zuordnungen mindestens einen Akteurtyp ein.",
  nl: "Er wordt nog niets gesynchroniseerd. Schakel onder Toewijzingen minstens één actortype in.",
};

type Found = Pick<ActivationReason, "code" | "place"> & {
  readonly severity?: "warning";
  readonly words: Words;
};

function reasonsOfType(
  { actorType, crmEntity, fields }: ActorTypeMappingConfig,
  { crmFields, claims }: ActivationFacts,
  language: Language,
): ActivationReason[] {
  return fields.flatMap((field) => {
    const name = textInLanguage(field.displayName, language) || field.fieldKey;
    const crmField = crmFields.find(({ entity, key }) => entity === crmEntity && key === field.crmFieldKey);
    const claim = claims.get(crmEntity)?.get(field.crmFieldKey ?? "");
    return [...reasonsOfField(field, crmField, name), ...claimReasons(field, claim, name)].map(
      ({ words, ...found }): ActivationReason => ({
        severity: "error",
        ...found,
        actorType,
        field: field.fieldKey,
        explanation: wordsIn(words, language),
      }),
    );
  });
}

function reasonsOfField(field: StoredField, crmField: CrmField | undefined, name: string): Found[] {
  if (field.crmFieldKey !== null && field.missingInErp) return [missingInErp(name)];
  if (field.crmFieldKey !== null && crmField === undefined) return [missingInCrm(name, field.crmFieldKey)];
  if (isUnfilled(field)) {
    return [unfilled(name), ...listReasons(field, crmField, name)];
  }
  return listReasons(field, crmField, name);
}

function claimReasons(field: StoredField, claim: FieldClaim | undefined, name: string): Found[] {
  if (claim === undefined || field.missingInErp || !isClaimed(field, claim)) return [];
  const words = claimWords(claim);
  return [
    {
      code: "claimed",
      place: "mappings",
      words: {
        en: `“${name}”: ${words.en}.`,
        sv: `”${name}”: ${words.sv}.`,
        nb: `«${name}»: ${words.nb}.`,
        da: `”${name}”: ${words.da}.`,
        de: `„${name}“: ${words.de}.`,
        nl: `“${name}”: ${words.nl}.`,
      },
    },
  ];
}

function listReasons(field: StoredField, crmField: CrmField | undefined, name: string): Found[] {
  const isListPair = field.fieldType === "List" && crmField?.type === "list";
  if (!isListPair || (!field.syncToCrm && !field.syncToErp)) return [];
  const unmapped = field.listItems.filter(({ crmItemKey }) => crmItemKey === null).length;
  if (unmapped === field.listItems.length) return [listUnmapped(name)];
  return unmapped === 0 ? [] : [unmapped === 1 ? itemUnmapped(name) : itemsUnmapped(name, unmapped)];
}

const missingInErp = (name: string): Found => ({
  code: "missing-in-erp",
  place: "mappings",
  words: {
    en: `The field “${name}” is no longer in the ERP. Unmap it.`,
    sv: `Fältet ”${name}” finns inte längre i ERP-systemet. Ta bort kopplingen av det.`,
    nb: `Feltet «${name}» finnes ikke lenger i ERP. Fjern tilordningen av det.`,
    da: `Feltet ”${name}” findes ikke længere i ERP. Fjern tilknytningen af det.`,
    de: `Das Feld „${name}“ ist nicht mehr im ERP. Heben Sie seine Zuordnung auf.`,
    nl: `Het veld “${name}” is niet meer in het ERP. Verwijder de toewijzing ervan.`,
  },
});

const missingInCrm = (name: string, crmFieldKey: string): Found => ({
  code: "missing-in-crm",
  place: "mappings",
  words: {
    en: `“${name}” is mapped to the CRM field ${crmFieldKey}, which is no longer there. Choose another, or unmap it.`,
    sv: `”${name}” är kopplat till CRM-fältet ${crmFieldKey}, som inte längre finns. Välj ett annat eller ta bort kopplingen.`,
    nb: `«${name}» er tilordnet CRM-feltet ${crmFieldKey}, som ikke lenger finnes. Velg et annet, eller fjern tilordningen.`,
    da: `”${name}” er knyttet til CRM-feltet ${crmFieldKey}, som ikke længere findes. Vælg et andet, eller fjern tilknytningen.`,
    de: `„${name}“ ist dem CRM-Feld ${crmFieldKey} zugeordnet, das es nicht mehr gibt. Wählen Sie ein anderes aus, oder heben Sie die Zuordnung auf.`,
    nl: `“${name}” is toegewezen aan het CRM-veld ${crmFieldKey}, dat niet meer bestaat. Kies een ander veld of verwijder de toewijzing.`,
  },
});

const unfilled = (name: string): Found => ({
  code: "mandatory-field-unfilled",
  place: "mappings",
  words: {
    en: `The ERP demands a value in “${name}”. Map it with the direction to the ERP (<), or give it a default value.`,
    sv: `ERP-systemet kräver ett värde i ”${name}”. Koppla det med riktning mot ERP-systemet (<) eller ge det ett standardvärde.`,
    nb: `ERP-systemet krever en verdi i «${name}». Tilordne det med retning mot ERP (<), eller gi det en standardverdi.`,
    da: `ERP-systemet kræver en værdi i ”${name}”. Tilknyt det med retning mod ERP (<), eller giv det en standardværdi.`,
    de: `Das ERP verlangt einen Wert in „${name}“. Ordnen Sie das Feld mit der Richtung zum ERP (<) zu, oder geben Sie ihm einen Standardwert.`,
    nl: `Het ERP vereist een waarde in “${name}”. Wijs het veld toe met de richting naar het ERP (<) of geef het een standaardwaarde.`,
  },
});

const listUnmapped = (name: string): Found => ({
  code: "list-unmapped",
  place: "list-mapping",
  words: {
    en: `The items of the list “${name}” are not mapped. Map them under List mapping.`,
    sv: `Listan ”${name}” är inte mappad. Mappa dess alternativ under Listmappning.`,
    nb: `Elementene i listen «${name}» er ikke tilordnet. Tilordne dem under Listetilordning.`,
    da: `Elementerne i listen ”${name}” er ikke tilknyttet. Tilknyt dem under Listetilknytning.`,
    de: `Die Einträge der Liste „${name}“ sind nicht zugeordnet. Ordnen Sie sie unter Listenzuordnung zu.`,
    nl: `De items van de lijst “${name}” zijn niet toegewezen. Wijs ze toe onder Lijsttoewijzing.`,
  },
});

const itemUnmapped = (name: string): Found => ({
  code: "list-item-unmapped",
  place: "list-mapping",
  severity: "warning",
  words: {
    en: `One item of the list “${name}” is not mapped. Records that use it are reported and keep their value.`,
    sv: `Ett alternativ i listan ”${name}” är inte mappat. Poster som använder det rapporteras och behåller sitt värde.`,
    nb: `Ett element i listen «${name}» er ikke tilordnet. Poster som bruker det, rapporteres og beholder verdien sin.`,
    da: `Ét element i listen ”${name}” er ikke tilknyttet. Poster, der bruger det, rapporteres og beholder deres værdi.`,
    de: `Ein Eintrag der Liste „${name}“ ist nicht zugeordnet. Datensätze, die ihn verwenden, werden gemeldet und behalten ihren Wert.`,
    nl: `Eén item van de lijst “${name}” is niet toegewezen. Records die het gebruiken, worden gemeld en behouden hun waarde.`,
  },
});

const itemsUnmapped = (name: string, count: number): Found => ({
  code: "list-item-unmapped",
  place: "list-mapping",
  severity: "warning",
  words: {
    en: `${numberIn("en", count)} items of the list “${name}” are not mapped. Records that use them are reported and keep their value.`,
    sv: `${numberIn("sv", count)} alternativ i listan ”${name}” är inte mappade. Poster som använder dem rapporteras och behåller sitt värde.`,
    nb: `${numberIn("nb", count)} elementer i listen «${name}» er ikke tilordnet. Poster som bruker dem, rapporteres og beholder verdien sin.`,
    da: `${numberIn("da", count)} elementer i listen ”${name}” er ikke tilknyttet. Poster, der bruger dem, rapporteres og beholder deres værdi.`,
    de: `${numberIn("de", count)} Einträge der Liste „${name}“ sind nicht zugeordnet. Datensätze, die sie verwenden, werden gemeldet und behalten ihren Wert.`,
    nl: `${numberIn("nl", count)} items van de lijst “${name}” zijn niet toegewezen. Records die ze gebruiken, worden gemeld en behouden hun waarde.`,
  },
});
