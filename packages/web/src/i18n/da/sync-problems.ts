import type { syncProblems as source } from "../en/sync-problems.ts";
import type { TranslationOf } from "../translation-of.ts";

export const syncProblems: TranslationOf<typeof source> = {
  valueKinds: {
    text: "en tekst",
    integer: "et heltal",
    double: "et tal",
    decimal: "et tal",
    checkbox: "”ja” eller ”nej”",
    date: "en gyldig dato",
    datetime: "en gyldig dato",
    list: "et element på listen",
  },
  codes: {
    "erp-value-unreadable": {
      text: "Værdien i ERP kan ikke læses.",
      exact: "Værdien ”{{value}}” i ERP kan ikke læses.",
      advice: "Ret den i ERP.",
    },
    "erp-value-unreadable-kind": {
      text: "Værdien ”{{value}}” i ERP er ikke {{kind}}.",
      advice: "Ret den i ERP.",
    },
    "erp-value-absent": {
      text: "ERP oplyste ikke dette felt, så værdien er ukendt.",
      advice: "Værdien i CRM venter. Kontrollér Sync Connectoren.",
    },
    "list-item-unmapped": {
      text: "Listeelementet svarer ikke til noget element på den anden side.",
      exact: "Listeelementet ”{{text}}” svarer ikke til noget element på den anden side.",
      advice: "En administrator kan tilknytte det under Listetilknytning.",
    },
    "list-item-unknown": {
      text: "Listen har ikke et sådant element, eller elementet mangler tekst.",
      exact: "Listen har ikke elementet ”{{item}}”, eller elementet mangler tekst.",
      advice: "Ret værdien, eller tilføj elementet med tekst på listen.",
    },
    "too-long-for-crm": {
      text: "Værdien i ERP er for lang til CRM.",
      exact: "Værdien i ERP har {{length}} tegn, CRM tager imod {{limit}}.",
      advice: "Forkort den i ERP. Den afkortes aldrig.",
    },
    "too-long-for-erp": {
      text: "Værdien i CRM er for lang til ERP.",
      exact: "Værdien i CRM har {{length}} tegn, ERP tager imod {{limit}}.",
      advice: "Forkort den i CRM. Den afkortes aldrig.",
    },
    "does-not-fit-crm": {
      text: "Værdien i ERP passer ikke i CRM-feltet.",
      exact: "Værdien ”{{value}}” i ERP passer ikke i CRM-feltet.",
      advice: "Ret den i ERP, eller tilknyt et andet felt.",
    },
    "does-not-fit-crm-mandatory": {
      text: "Feltet er tomt i ERP, men må ikke være tomt i CRM.",
      advice: "Udfyld det i ERP. Indtil da beholder CRM sin værdi.",
    },
    "does-not-fit-crm-scale": {
      text_zero: "CRM-feltet gemmer kun hele tal, og værdien ”{{value}}” i ERP er ikke et helt tal.",
      text_one:
        "CRM-feltet gemmer højst {{count}} ciffer efter decimaltegnet, og værdien ”{{value}}” i ERP har flere.",
      text_other:
        "CRM-feltet gemmer højst {{count}} cifre efter decimaltegnet, og værdien ”{{value}}” i ERP har flere.",
      advice: "Afrund den i ERP. Den afrundes aldrig undervejs.",
    },
    "does-not-fit-crm-kind": {
      text: "Værdien ”{{value}}” i ERP er ikke {{kind}}, som CRM kan gemme.",
      advice: "Ret den i ERP, eller tilknyt et andet felt.",
    },
    "does-not-fit-erp": {
      text: "Værdien i CRM passer ikke i ERP-feltet.",
      exact: "Værdien ”{{value}}” i CRM passer ikke i ERP-feltet.",
      advice: "Ret den i CRM, eller tilknyt et andet felt.",
    },
    "does-not-fit-erp-kind": {
      text: "Værdien ”{{value}}” i CRM er ikke {{kind}}, og ERP-feltet tager ikke imod andet.",
      advice: "Ret den i CRM, eller tilknyt et andet felt.",
    },
    "blank-held": {
      text: "Feltet er kun tomt på den ene side, og tomme værdier skal ikke overskrive værdier.",
      advice: "Tøm det også på den anden side, eller udfyld det.",
    },
    "erp-refused": {
      text: "ERP-systemet tog ikke imod ændringen.",
      exact: "ERP-systemet tog ikke imod ændringen: {{explanation}}",
      advice: "Ret det, som ERP-systemet indvender. Brygga prøver igen af sig selv.",
    },
    "refused-with-others": {
      text: "ERP-systemet afviste et bundt ændringer, som denne var med i.",
      exact: "ERP-systemet afviste et bundt ændringer, som denne var med i: {{explanation}}",
      advice: "Brygga sender den igen om et minut, adskilt fra dem, der er årsagen.",
    },
    "keeps-changing-field": {
      text: "To sider bliver ved med at omskrive værdien, så Brygga er holdt op med at synkronisere den.",
      exact:
        "To sider bliver ved med at omskrive værdien: ERP gør den til ”{{erp}}”, CRM til ”{{crm}}”. Brygga er holdt op med at synkronisere den.",
      advice: "Find ud af, hvem der ændrer den, eller ret tilknytningen. Vælg derefter Prøv igen.",
    },
    "keeps-changing-field-ring": {
      text: "Værdien omskrives i ring: {{ring}}. ERP gør den til ”{{erp}}”, CRM til ”{{crm}}”. Brygga er holdt op med at synkronisere den.",
      advice: "Ret tilknytningen af et af disse felter. Vælg derefter Prøv igen.",
    },
    "not-found-in-erp": {
      text: "ERP oplyste ikke aktøren.",
      advice: "Brygga ser efter igen af sig selv, før aktøren regnes for at være væk.",
    },
    "missing-in-erp": {
      text: "Aktøren findes ikke længere i ERP. Synkroniseringen af posten er sat på pause.",
      advice:
        "Afbryd postens forbindelse, eller forbind den med en anden aktør. Kommer aktøren tilbage, fortsætter den af sig selv.",
    },
    "missing-in-crm": {
      text: "Posten er slettet i CRM.",
      advice: "Synkroniseringen af den er sat på pause.",
    },
    "waiting-for-parent": {
      text: "Kontakten venter på sit firma: det er ikke forbundet i denne ERP-forbindelse.",
      advice: "Forbind firmaet. Kontakten fortsætter derefter af sig selv.",
    },
    "parent-differs": {
      text: "Kontakten hører til et andet firma i ERP-systemet end i CRM. Brygga flytter ingen; felterne synkroniseres fortsat.",
      exact:
        "I ERP-systemet hører kontakten til {{erpParent}}, i CRM til firmaet, der er forbundet med {{crmParent}}. Brygga flytter ingen; felterne synkroniseres fortsat.",
      advice: "Flyt kontakten på den side, der er forkert. Så forsvinder problemet af sig selv.",
    },
    "parent-differs-unconnected": {
      text: "I ERP-systemet hører kontakten til {{erpParent}}, i CRM til et firma, der ikke er forbundet i denne ERP-forbindelse. Brygga flytter ingen; felterne synkroniseres fortsat.",
      advice:
        "Flyt kontakten på den side, der er forkert, eller forbind firmaet. Så forsvinder problemet af sig selv.",
    },
    "parent-differs-unnamed": {
      text: "I CRM er kontakten flyttet til et andet firma, og ERP-systemet oplyser ikke, hvem den hører til. Brygga flytter ingen; felterne synkroniseres fortsat.",
      advice: "Flyt den også i ERP-systemet, og forbind den på ny, eller flyt den tilbage i CRM.",
    },
    "keeps-changing": {
      text: "Posten blev ændret igen og igen, mens den blev synkroniseret.",
      advice: "Brygga prøver igen af sig selv.",
    },
    other: {
      text: "Det kunne ikke synkroniseres ({{code}}).",
      advice: "Detaljerne står i serverens log.",
    },
  },
};
