import type { syncProblems as source } from "../en/sync-problems.ts";
import type { TranslationOf } from "../translation-of.ts";

export const syncProblems: TranslationOf<typeof source> = {
  valueKinds: {
    text: "en text",
    integer: "ett heltal",
    double: "ett tal",
    decimal: "ett tal",
    checkbox: "”ja” eller ”nej”",
    date: "ett giltigt datum",
    datetime: "ett giltigt datum",
    list: "ett alternativ i listan",
  },
  codes: {
    "erp-value-unreadable": {
      text: "Värdet i ERP går inte att läsa.",
      exact: "Värdet ”{{value}}” i ERP går inte att läsa.",
      advice: "Rätta det i ERP.",
    },
    "erp-value-unreadable-kind": {
      text: "Värdet ”{{value}}” i ERP är inte {{kind}}.",
      advice: "Rätta det i ERP.",
    },
    "erp-value-absent": {
      text: "ERP lämnade inte ut fältet, så dess värde är okänt.",
      advice: "Värdet i CRM väntar. Kontrollera Sync Connectorn.",
    },
    "list-item-unmapped": {
      text: "Alternativet i listan motsvarar inget på den andra sidan.",
      exact: "Alternativet ”{{text}}” motsvarar inget på den andra sidan.",
      advice: "En administratör kan koppla det under Listmappning.",
    },
    "list-item-unknown": {
      text: "Listan har inget sådant alternativ, eller så saknar alternativet text.",
      exact: "Listan har inget alternativ ”{{item}}”, eller så saknar alternativet text.",
      advice: "Rätta värdet, eller lägg till alternativet med text i listan.",
    },
    "too-long-for-crm": {
      text: "Värdet i ERP är för långt för CRM.",
      exact: "Värdet i ERP har {{length}} tecken, CRM tar emot {{limit}}.",
      advice: "Korta det i ERP. Det kapas aldrig.",
    },
    "too-long-for-erp": {
      text: "Värdet i CRM är för långt för ERP.",
      exact: "Värdet i CRM har {{length}} tecken, ERP tar emot {{limit}}.",
      advice: "Korta det i CRM. Det kapas aldrig.",
    },
    "does-not-fit-crm": {
      text: "Värdet i ERP passar inte i fältet i CRM.",
      exact: "Värdet ”{{value}}” i ERP passar inte i fältet i CRM.",
      advice: "Rätta det i ERP, eller koppla ett annat fält.",
    },
    "does-not-fit-crm-mandatory": {
      text: "Fältet är tomt i ERP men får inte vara tomt i CRM.",
      advice: "Fyll i det i ERP. Till dess behåller CRM sitt värde.",
    },
    "does-not-fit-crm-scale": {
      text_zero: "Fältet i CRM sparar endast heltal, och värdet ”{{value}}” i ERP är inget heltal.",
      text_one:
        "Fältet i CRM sparar högst {{count}} siffra efter decimaltecknet, och värdet ”{{value}}” i ERP har fler.",
      text_other:
        "Fältet i CRM sparar högst {{count}} siffror efter decimaltecknet, och värdet ”{{value}}” i ERP har fler.",
      advice: "Avrunda det i ERP. Det avrundas aldrig på vägen.",
    },
    "does-not-fit-crm-kind": {
      text: "Värdet ”{{value}}” i ERP är inte {{kind}} som CRM kan spara.",
      advice: "Rätta det i ERP, eller koppla ett annat fält.",
    },
    "does-not-fit-erp": {
      text: "Värdet i CRM passar inte i fältet i ERP.",
      exact: "Värdet ”{{value}}” i CRM passar inte i fältet i ERP.",
      advice: "Rätta det i CRM, eller koppla ett annat fält.",
    },
    "does-not-fit-erp-kind": {
      text: "Värdet ”{{value}}” i CRM är inte {{kind}}, och fältet i ERP tar inte emot något annat.",
      advice: "Rätta det i CRM, eller koppla ett annat fält.",
    },
    "blank-held": {
      text: "Fältet är tomt på bara ena sidan, och tomma värden får inte skriva över värden.",
      advice: "Töm det på andra sidan också, eller fyll i det.",
    },
    "erp-refused": {
      text: "ERP tog inte emot ändringen.",
      exact: "ERP tog inte emot ändringen: {{explanation}}",
      advice: "Rätta det som ERP invänder mot. Brygga försöker igen av sig självt.",
    },
    "refused-with-others": {
      text: "ERP tog inte emot en bunt ändringar som den här ingick i.",
      exact: "ERP tog inte emot en bunt ändringar som den här ingick i: {{explanation}}",
      advice: "Brygga skickar den igen om en minut, skild från dem som är orsaken.",
    },
    "keeps-changing-field": {
      text: "Två sidor skriver om värdet gång på gång, så Brygga har slutat synkronisera det.",
      exact:
        "Två sidor skriver om värdet gång på gång: ERP gör det till ”{{erp}}”, CRM till ”{{crm}}”. Brygga har slutat synkronisera det.",
      advice: "Ta reda på vem som ändrar det, eller ändra kopplingen. Välj sedan Försök igen.",
    },
    "keeps-changing-field-ring": {
      text: "Värdet skrivs om i en ring: {{ring}}. ERP gör det till ”{{erp}}”, CRM till ”{{crm}}”. Brygga har slutat synkronisera det.",
      advice: "Ändra kopplingen av något av fälten. Välj sedan Försök igen.",
    },
    "not-found-in-erp": {
      text: "ERP lämnade inte ut aktören.",
      advice: "Brygga tittar efter igen av sig själv innan aktören räknas som borta.",
    },
    "missing-in-erp": {
      text: "Aktören finns inte längre i ERP. Synkroniseringen av posten är pausad.",
      advice:
        "Koppla från posten, eller anslut den till en annan aktör. Kommer aktören tillbaka fortsätter den av sig själv.",
    },
    "missing-in-crm": {
      text: "Posten har tagits bort i CRM.",
      advice: "Synkroniseringen av den är pausad.",
    },
    "waiting-for-parent": {
      text: "Kontakten väntar på sitt företag: det är inte anslutet i den här ERP-kopplingen.",
      advice: "Anslut företaget. Kontakten fortsätter sedan av sig själv.",
    },
    "parent-differs": {
      text: "Kontakten hör till ett annat företag i ERP än i CRM. Brygga flyttar ingen; fälten fortsätter att synkroniseras.",
      exact:
        "I ERP hör kontakten till {{erpParent}}, i CRM till företaget som är anslutet till {{crmParent}}. Brygga flyttar ingen; fälten fortsätter att synkroniseras.",
      advice: "Flytta kontakten på den sida som är fel. Då försvinner problemet av sig självt.",
    },
    "parent-differs-unconnected": {
      text: "I ERP hör kontakten till {{erpParent}}, i CRM till ett företag som inte är anslutet i den här ERP-kopplingen. Brygga flyttar ingen; fälten fortsätter att synkroniseras.",
      advice:
        "Flytta kontakten på den sida som är fel, eller anslut företaget. Då försvinner problemet av sig självt.",
    },
    "parent-differs-unnamed": {
      text: "I CRM har kontakten flyttats till ett annat företag, och ERP säger inte vem den hör till. Brygga flyttar ingen; fälten fortsätter att synkroniseras.",
      advice: "Flytta den även i ERP och anslut den på nytt, eller flytta tillbaka den i CRM.",
    },
    "keeps-changing": {
      text: "Posten ändrades gång på gång medan den synkroniserades.",
      advice: "Brygga försöker igen av sig självt.",
    },
    other: {
      text: "Det gick inte att synkronisera ({{code}}).",
      advice: "Detaljerna finns i serverns logg.",
    },
  },
};
