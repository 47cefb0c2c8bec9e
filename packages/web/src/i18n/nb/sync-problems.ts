import type { syncProblems as source } from "../en/sync-problems.ts";
import type { TranslationOf } from "../translation-of.ts";

export const syncProblems: TranslationOf<typeof source> = {
  valueKinds: {
    text: "en tekst",
    integer: "et heltall",
    double: "et tall",
    decimal: "et tall",
    checkbox: "«ja» eller «nei»",
    date: "en gyldig dato",
    datetime: "en gyldig dato",
    list: "et element i listen",
  },
  codes: {
    "erp-value-unreadable": {
      text: "Verdien i ERP kan ikke leses.",
      exact: "Verdien «{{value}}» i ERP kan ikke leses.",
      advice: "Rett den i ERP.",
    },
    "erp-value-unreadable-kind": {
      text: "Verdien «{{value}}» i ERP er ikke {{kind}}.",
      advice: "Rett den i ERP.",
    },
    "erp-value-absent": {
      text: "ERP oppga ikke dette feltet, så verdien er ukjent.",
      advice: "Verdien i CRM venter. Kontroller Sync Connectoren.",
    },
    "list-item-unmapped": {
      text: "Listeelementet svarer ikke til noe element på den andre siden.",
      exact: "Listeelementet «{{text}}» svarer ikke til noe element på den andre siden.",
      advice: "En administrator kan tilordne det under Listetilordning.",
    },
    "list-item-unknown": {
      text: "Listen har ikke noe slikt element, eller elementet mangler tekst.",
      exact: "Listen har ikke noe element «{{item}}», eller elementet mangler tekst.",
      advice: "Rett verdien, eller legg til elementet med tekst i listen.",
    },
    "too-long-for-crm": {
      text: "Verdien i ERP er for lang for CRM.",
      exact: "Verdien i ERP har {{length}} tegn, CRM tar imot {{limit}}.",
      advice: "Forkort den i ERP. Den kuttes aldri.",
    },
    "too-long-for-erp": {
      text: "Verdien i CRM er for lang for ERP.",
      exact: "Verdien i CRM har {{length}} tegn, ERP tar imot {{limit}}.",
      advice: "Forkort den i CRM. Den kuttes aldri.",
    },
    "does-not-fit-crm": {
      text: "Verdien i ERP passer ikke i CRM-feltet.",
      exact: "Verdien «{{value}}» i ERP passer ikke i CRM-feltet.",
      advice: "Rett den i ERP, eller tilordne et annet felt.",
    },
    "does-not-fit-crm-mandatory": {
      text: "Feltet er tomt i ERP, men kan ikke være tomt i CRM.",
      advice: "Fyll det ut i ERP. Inntil da beholder CRM verdien sin.",
    },
    "does-not-fit-crm-scale": {
      text_zero: "CRM-feltet lagrer bare hele tall, og verdien «{{value}}» i ERP er ikke et helt tall.",
      text_one:
        "CRM-feltet lagrer høyst {{count}} siffer etter desimaltegnet, og verdien «{{value}}» i ERP har flere.",
      text_other:
        "CRM-feltet lagrer høyst {{count}} sifre etter desimaltegnet, og verdien «{{value}}» i ERP har flere.",
      advice: "Rund den av i ERP. Den avrundes aldri underveis.",
    },
    "does-not-fit-crm-kind": {
      text: "Verdien «{{value}}» i ERP er ikke {{kind}} som CRM kan lagre.",
      advice: "Rett den i ERP, eller tilordne et annet felt.",
    },
    "does-not-fit-erp": {
      text: "Verdien i CRM passer ikke i ERP-feltet.",
      exact: "Verdien «{{value}}» i CRM passer ikke i ERP-feltet.",
      advice: "Rett den i CRM, eller tilordne et annet felt.",
    },
    "does-not-fit-erp-kind": {
      text: "Verdien «{{value}}» i CRM er ikke {{kind}}, og ERP-feltet tar ikke imot noe annet.",
      advice: "Rett den i CRM, eller tilordne et annet felt.",
    },
    "blank-held": {
      text: "Feltet er tomt på bare den ene siden, og tomme verdier skal ikke overskrive verdier.",
      advice: "Tøm det på den andre siden også, eller fyll det ut.",
    },
    "erp-refused": {
      text: "ERP-systemet tok ikke imot endringen.",
      exact: "ERP-systemet tok ikke imot endringen: {{explanation}}",
      advice: "Rett det ERP-systemet innvender mot. Brygga prøver igjen av seg selv.",
    },
    "refused-with-others": {
      text: "ERP-systemet avviste en bunke endringer som denne var med i.",
      exact: "ERP-systemet avviste en bunke endringer som denne var med i: {{explanation}}",
      advice: "Brygga sender den på nytt om et minutt, atskilt fra dem som er årsaken.",
    },
    "keeps-changing-field": {
      text: "To sider skriver om denne verdien gang på gang, så Brygga har sluttet å synkronisere den.",
      exact:
        "To sider skriver om denne verdien gang på gang: ERP gjør den til «{{erp}}», CRM til «{{crm}}». Brygga har sluttet å synkronisere den.",
      advice: "Finn ut hvem som endrer den, eller endre tilordningen. Velg deretter Prøv igjen.",
    },
    "keeps-changing-field-ring": {
      text: "Denne verdien skrives om i ring: {{ring}}. ERP gjør den til «{{erp}}», CRM til «{{crm}}». Brygga har sluttet å synkronisere den.",
      advice: "Endre tilordningen av et av disse feltene. Velg deretter Prøv igjen.",
    },
    "not-found-in-erp": {
      text: "ERP oppga ikke aktøren.",
      advice: "Brygga ser etter igjen av seg selv før aktøren regnes som borte.",
    },
    "missing-in-erp": {
      text: "Aktøren finnes ikke lenger i ERP. Synkroniseringen av posten er satt på pause.",
      advice:
        "Koble fra posten, eller koble den til en annen aktør. Kommer aktøren tilbake, fortsetter den av seg selv.",
    },
    "missing-in-crm": {
      text: "Posten er slettet i CRM.",
      advice: "Synkroniseringen av den er satt på pause.",
    },
    "waiting-for-parent": {
      text: "Kontakten venter på firmaet sitt: det er ikke koblet til i denne ERP-tilkoblingen.",
      advice: "Koble til firmaet. Kontakten fortsetter deretter av seg selv.",
    },
    "parent-differs": {
      text: "Kontakten hører til et annet firma i ERP-systemet enn i CRM. Brygga flytter ingen; feltene synkroniseres fortsatt.",
      exact:
        "I ERP-systemet hører kontakten til {{erpParent}}, i CRM til firmaet som er koblet til {{crmParent}}. Brygga flytter ingen; feltene synkroniseres fortsatt.",
      advice: "Flytt kontakten på den siden som er feil. Da forsvinner problemet av seg selv.",
    },
    "parent-differs-unconnected": {
      text: "I ERP-systemet hører kontakten til {{erpParent}}, i CRM til et firma som ikke er koblet til i denne ERP-tilkoblingen. Brygga flytter ingen; feltene synkroniseres fortsatt.",
      advice:
        "Flytt kontakten på den siden som er feil, eller koble til firmaet. Da forsvinner problemet av seg selv.",
    },
    "parent-differs-unnamed": {
      text: "I CRM er kontakten flyttet til et annet firma, og ERP-systemet sier ikke hvem den hører til. Brygga flytter ingen; feltene synkroniseres fortsatt.",
      advice: "Flytt den også i ERP-systemet og koble den til på nytt, eller flytt den tilbake i CRM.",
    },
    "keeps-changing": {
      text: "Posten ble endret gang på gang mens den ble synkronisert.",
      advice: "Brygga prøver igjen av seg selv.",
    },
    other: {
      text: "Det kunne ikke synkroniseres ({{code}}).",
      advice: "Detaljene står i serverens logg.",
    },
  },
};
