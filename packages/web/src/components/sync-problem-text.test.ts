import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import { type LanguageCode, loadTexts } from "../i18n/languages.ts";
import { INTERPOLATION, numbersInTexts } from "../i18n/numbers-in-texts.ts";
import type { Translate } from "../i18n/use-texts.ts";
import { syncProblemText } from "./sync-problem-text.ts";

const languages = i18next.createInstance();

beforeAll(async () => {
  await languages.use(numbersInTexts).init({
    resources: { en: await loadTexts("en"), sv: await loadTexts("sv") },
    ns: ["app", "crm"],
    defaultNS: "app",
    interpolation: INTERPOLATION,
  });
});

function said(language: LanguageCode, code: string, details?: Record<string, string>): string {
  const { text, advice } = syncProblemText(languages.getFixedT(language) as Translate, code, details);
  return `${text} ${advice}`;
}

/** As the engine reports them: the codes and details that it documents at its ports. */
const REPORTED: readonly [string, Record<string, string>][] = [
  ["erp-value-unreadable", { value: "abc", fieldType: "Integer", reason: "not-an-integer" }],
  ["erp-value-unreadable", { value: "12-13-2026", fieldType: "Datetime", reason: "not-a-datetime" }],
  ["erp-value-absent", { value: "Lund" }],
  ["list-item-unmapped", { item: "3", text: "Export" }],
  ["list-item-unknown", { item: "Atlantis" }],
  ["too-long-for-crm", { value: "x", limit: "40", length: "52" }],
  ["too-long-for-erp", { value: "x", limit: "4000", length: "5200" }],
  ["does-not-fit-crm", { value: "12.345", scale: "2" }],
  ["does-not-fit-crm", { value: "12.5", scale: "0" }],
  ["does-not-fit-crm", { value: "", expected: "mandatory" }],
  ["does-not-fit-crm", { value: "90071992547409930", expected: "integer" }],
  ["does-not-fit-erp", { value: "next week", expected: "Datetime" }],
  ["does-not-fit-erp", { value: "1", expected: "checkbox" }],
  ["does-not-fit-erp", { value: "1" }],
  ["blank-held", {}],
  ["erp-refused", { explanation: "The customer is blocked." }],
  ["erp-refused", { explanation: "" }],
  ["refused-with-others", { explanation: "Line 3: the customer is blocked." }],
  ["refused-with-others", { explanation: "" }],
  ["keeps-changing-field", { erp: "ACME", crm: "Acme", ring: "" }],
  [
    "keeps-changing-field",
    { erp: "ACME", crm: "Acme", ring: "CRM: {company.name} → Visma: Nm → CRM: {company.name}" },
  ],
  ["not-found-in-erp", {}],
  ["missing-in-erp", {}],
  ["missing-in-crm", {}],
  ["waiting-for-parent", {}],
  ["parent-differs", { erpParent: "C2", crmParent: "C1" }],
  ["parent-differs", { erpParent: "C2", crmParent: "" }],
  ["parent-differs", { erpParent: "", crmParent: "C1" }],
  ["keeps-changing", {}],
];

describe("what is said of a problem", () => {
  test("in English", () => {
    expect(REPORTED.map(([code, details]) => said("en", code, details))).toMatchInlineSnapshot(`
      [
        "The ERP's value “abc” is not a whole number. Correct it in the ERP.",
        "The ERP's value “12-13-2026” is not a valid date. Correct it in the ERP.",
        "The ERP did not return this field, so its value is unknown. The CRM's value waits. Check the Sync Connector.",
        "The list item “Export” corresponds to no item on the other side. An administrator can map it under List mapping.",
        "The list has no item “Atlantis”, or the item has no text. Correct the value, or add the item to the list with a text.",
        "The ERP's value has 52 characters, the CRM takes 40. Shorten it in the ERP. It is never cut off.",
        "The CRM's value has 5,200 characters, the ERP takes 4,000. Shorten it in the CRM. It is never cut off.",
        "The CRM field keeps at most 2 digits after the decimal sign, and the ERP's value “12.345” has more. Round it in the ERP. It is never rounded on the way.",
        "The CRM field keeps whole numbers only, and the ERP's value “12.5” is none. Round it in the ERP. It is never rounded on the way.",
        "The field is blank in the ERP, but may not be blank in the CRM. Fill it in in the ERP. Until then the CRM keeps its value.",
        "The ERP's value “90071992547409930” is not a whole number that the CRM can keep. Correct it in the ERP, or map another field.",
        "The CRM's value “next week” is not a valid date, and the ERP field takes nothing else. Correct it in the CRM, or map another field.",
        "The CRM's value “1” is not “yes” or “no”, and the ERP field takes nothing else. Correct it in the CRM, or map another field.",
        "The CRM's value “1” does not fit into the ERP field. Correct it in the CRM, or map another field.",
        "The field is blank on one side only, and blanks are not set to overwrite values. Empty it on the other side too, or fill it in.",
        "The ERP did not take the change: The customer is blocked. Correct what it objects to; Brygga tries again by itself.",
        "The ERP did not take the change. Correct what it objects to; Brygga tries again by itself.",
        "The ERP refused a batch of changes with this one among them: Line 3: the customer is blocked. Brygga sends it again in a minute, apart from those that are the cause.",
        "The ERP refused a batch of changes with this one among them. Brygga sends it again in a minute, apart from those that are the cause.",
        "Two sides keep rewriting this value: the ERP makes it “ACME”, the CRM “Acme”. Brygga has stopped synchronising it. Find out who changes it, or change the mapping. Then choose Try again.",
        "This value is rewritten in a ring: CRM: Company name → Visma: Nm → CRM: Company name. The ERP makes it “ACME”, the CRM “Acme”. Brygga has stopped synchronising it. Change the mapping of one of these fields. Then choose Try again.",
        "The ERP did not return the actor. Brygga looks again by itself before it takes the actor for gone.",
        "The actor no longer exists in the ERP. Synchronisation of the record is paused. Disconnect the record, or connect it to another actor. If the actor comes back, it goes on by itself.",
        "The record has been deleted in the CRM. Its synchronisation is paused.",
        "The contact waits for its company: that is not connected in this ERP connection. Connect the company. The contact then goes on by itself.",
        "In the ERP the contact belongs to C2, in the CRM to the company that is connected to C1. Brygga moves nobody; its fields go on being synchronised. Move the contact on the side that is wrong. The problem then disappears by itself.",
        "In the ERP the contact belongs to C2, in the CRM to a company that is not connected in this ERP connection. Brygga moves nobody; its fields go on being synchronised. Move the contact on the side that is wrong, or connect the company. The problem then disappears by itself.",
        "In the CRM the contact was moved to another company, and the ERP does not say to whom it belongs. Brygga moves nobody; its fields go on being synchronised. Move it in the ERP too, and connect it anew; or move it back in the CRM.",
        "The record was changed again and again while it was being synchronised. Brygga tries again by itself.",
      ]
    `);
  });

  test("in Swedish", () => {
    expect(REPORTED.map(([code, details]) => said("sv", code, details))).toMatchInlineSnapshot(`
      [
        "Värdet ”abc” i ERP är inte ett heltal. Rätta det i ERP.",
        "Värdet ”12-13-2026” i ERP är inte ett giltigt datum. Rätta det i ERP.",
        "ERP lämnade inte ut fältet, så dess värde är okänt. Värdet i CRM väntar. Kontrollera Sync Connectorn.",
        "Alternativet ”Export” motsvarar inget på den andra sidan. En administratör kan koppla det under Listmappning.",
        "Listan har inget alternativ ”Atlantis”, eller så saknar alternativet text. Rätta värdet, eller lägg till alternativet med text i listan.",
        "Värdet i ERP har 52 tecken, CRM tar emot 40. Korta det i ERP. Det kapas aldrig.",
        "Värdet i CRM har 5 200 tecken, ERP tar emot 4 000. Korta det i CRM. Det kapas aldrig.",
        "Fältet i CRM sparar högst 2 siffror efter decimaltecknet, och värdet ”12.345” i ERP har fler. Avrunda det i ERP. Det avrundas aldrig på vägen.",
        "Fältet i CRM sparar endast heltal, och värdet ”12.5” i ERP är inget heltal. Avrunda det i ERP. Det avrundas aldrig på vägen.",
        "Fältet är tomt i ERP men får inte vara tomt i CRM. Fyll i det i ERP. Till dess behåller CRM sitt värde.",
        "Värdet ”90071992547409930” i ERP är inte ett heltal som CRM kan spara. Rätta det i ERP, eller koppla ett annat fält.",
        "Värdet ”next week” i CRM är inte ett giltigt datum, och fältet i ERP tar inte emot något annat. Rätta det i CRM, eller koppla ett annat fält.",
        "Värdet ”1” i CRM är inte ”ja” eller ”nej”, och fältet i ERP tar inte emot något annat. Rätta det i CRM, eller koppla ett annat fält.",
        "Värdet ”1” i CRM passar inte i fältet i ERP. Rätta det i CRM, eller koppla ett annat fält.",
        "Fältet är tomt på bara ena sidan, och tomma värden får inte skriva över värden. Töm det på andra sidan också, eller fyll i det.",
        "ERP tog inte emot ändringen: The customer is blocked. Rätta det som ERP invänder mot. Brygga försöker igen av sig självt.",
        "ERP tog inte emot ändringen. Rätta det som ERP invänder mot. Brygga försöker igen av sig självt.",
        "ERP tog inte emot en bunt ändringar som den här ingick i: Line 3: the customer is blocked. Brygga skickar den igen om en minut, skild från dem som är orsaken.",
        "ERP tog inte emot en bunt ändringar som den här ingick i. Brygga skickar den igen om en minut, skild från dem som är orsaken.",
        "Två sidor skriver om värdet gång på gång: ERP gör det till ”ACME”, CRM till ”Acme”. Brygga har slutat synkronisera det. Ta reda på vem som ändrar det, eller ändra kopplingen. Välj sedan Försök igen.",
        "Värdet skrivs om i en ring: CRM: Företagsnamn → Visma: Nm → CRM: Företagsnamn. ERP gör det till ”ACME”, CRM till ”Acme”. Brygga har slutat synkronisera det. Ändra kopplingen av något av fälten. Välj sedan Försök igen.",
        "ERP lämnade inte ut aktören. Brygga tittar efter igen av sig själv innan aktören räknas som borta.",
        "Aktören finns inte längre i ERP. Synkroniseringen av posten är pausad. Koppla från posten, eller anslut den till en annan aktör. Kommer aktören tillbaka fortsätter den av sig själv.",
        "Posten har tagits bort i CRM. Synkroniseringen av den är pausad.",
        "Kontakten väntar på sitt företag: det är inte anslutet i den här ERP-kopplingen. Anslut företaget. Kontakten fortsätter sedan av sig själv.",
        "I ERP hör kontakten till C2, i CRM till företaget som är anslutet till C1. Brygga flyttar ingen; fälten fortsätter att synkroniseras. Flytta kontakten på den sida som är fel. Då försvinner problemet av sig självt.",
        "I ERP hör kontakten till C2, i CRM till ett företag som inte är anslutet i den här ERP-kopplingen. Brygga flyttar ingen; fälten fortsätter att synkroniseras. Flytta kontakten på den sida som är fel, eller anslut företaget. Då försvinner problemet av sig självt.",
        "I CRM har kontakten flyttats till ett annat företag, och ERP säger inte vem den hör till. Brygga flyttar ingen; fälten fortsätter att synkroniseras. Flytta den även i ERP och anslut den på nytt, eller flytta tillbaka den i CRM.",
        "Posten ändrades gång på gång medan den synkroniserades. Brygga försöker igen av sig självt.",
      ]
    `);
  });

  test("of every code in general where the values are not told", () => {
    for (const language of ["en", "sv"] as const) {
      for (const [code] of REPORTED) expect(said(language, code)).not.toMatch(/\{\{|“”|””|undefined/);
    }
  });

  test("of a type that nobody knows it says no more than is known", () => {
    expect(said("en", "does-not-fit-erp", { value: "x", expected: "Colour" })).toBe(
      "The CRM's value “x” does not fit into the ERP field. Correct it in the CRM, or map another field.",
    );
    expect(said("en", "erp-value-unreadable", { value: "x", fieldType: "Colour" })).not.toContain("is not .");
  });

  test("of a code that is newer than the page it says the code", () => {
    expect(said("sv", "moon-phase")).toBe(
      "Det gick inte att synkronisera (moon-phase). Detaljerna finns i serverns logg.",
    );
  });
});
