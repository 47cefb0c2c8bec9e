import type { syncProblems as source } from "../en/sync-problems.ts";
import type { TranslationOf } from "../translation-of.ts";

export const syncProblems: TranslationOf<typeof source> = {
  /** Each follows "geen" in the sentences that use them. */
  valueKinds: {
    text: "tekst",
    integer: "geheel getal",
    double: "getal",
    decimal: "getal",
    checkbox: "“ja” of “nee”",
    date: "geldige datum",
    datetime: "geldige datum",
    list: "item van de lijst",
  },
  codes: {
    "erp-value-unreadable": {
      text: "De waarde in het ERP is niet leesbaar.",
      exact: "De waarde “{{value}}” in het ERP is niet leesbaar.",
      advice: "Corrigeer die in het ERP.",
    },
    "erp-value-unreadable-kind": {
      text: "De waarde “{{value}}” in het ERP is geen {{kind}}.",
      advice: "Corrigeer die in het ERP.",
    },
    "erp-value-absent": {
      text: "Het ERP heeft dit veld niet geleverd; de waarde is dus onbekend.",
      advice: "De waarde in het CRM wacht. Controleer de Sync Connector.",
    },
    "list-item-unmapped": {
      text: "Het lijstitem komt met geen enkel item aan de andere kant overeen.",
      exact: "Het lijstitem “{{text}}” komt met geen enkel item aan de andere kant overeen.",
      advice: "Een beheerder kan het toewijzen onder Lijsttoewijzing.",
    },
    "list-item-unknown": {
      text: "De lijst bevat dit item niet, of het item heeft geen tekst.",
      exact: "De lijst bevat het item “{{item}}” niet, of het item heeft geen tekst.",
      advice: "Corrigeer de waarde, of voeg het item met een tekst toe aan de lijst.",
    },
    "too-long-for-crm": {
      text: "De waarde in het ERP is te lang voor het CRM.",
      exact: "De waarde in het ERP heeft {{length}} tekens, in het CRM passen er {{limit}}.",
      advice: "Maak die korter in het ERP. Een waarde wordt nooit afgekapt.",
    },
    "too-long-for-erp": {
      text: "De waarde in het CRM is te lang voor het ERP.",
      exact: "De waarde in het CRM heeft {{length}} tekens, in het ERP passen er {{limit}}.",
      advice: "Maak die korter in het CRM. Een waarde wordt nooit afgekapt.",
    },
    "does-not-fit-crm": {
      text: "De waarde in het ERP past niet in het CRM-veld.",
      exact: "De waarde “{{value}}” in het ERP past niet in het CRM-veld.",
      advice: "Corrigeer die in het ERP, of wijs een ander veld toe.",
    },
    "does-not-fit-crm-mandatory": {
      text: "Het veld is leeg in het ERP, maar mag in het CRM niet leeg zijn.",
      advice: "Vul het in het ERP in. Tot dan behoudt het CRM zijn waarde.",
    },
    "does-not-fit-crm-scale": {
      text_zero:
        "Het CRM-veld bewaart alleen gehele getallen, en de waarde “{{value}}” in het ERP is dat niet.",
      text_one:
        "Het CRM-veld bewaart hoogstens {{count}} decimaal, en de waarde “{{value}}” in het ERP heeft er meer.",
      text_other:
        "Het CRM-veld bewaart hoogstens {{count}} decimalen, en de waarde “{{value}}” in het ERP heeft er meer.",
      advice: "Rond die af in het ERP. Onderweg wordt nooit afgerond.",
    },
    "does-not-fit-crm-kind": {
      text: "De waarde “{{value}}” in het ERP is voor het CRM geen {{kind}}.",
      advice: "Corrigeer die in het ERP, of wijs een ander veld toe.",
    },
    "does-not-fit-erp": {
      text: "De waarde in het CRM past niet in het ERP-veld.",
      exact: "De waarde “{{value}}” in het CRM past niet in het ERP-veld.",
      advice: "Corrigeer die in het CRM, of wijs een ander veld toe.",
    },
    "does-not-fit-erp-kind": {
      text: "De waarde “{{value}}” in het CRM is geen {{kind}}, en het ERP-veld accepteert niets anders.",
      advice: "Corrigeer die in het CRM, of wijs een ander veld toe.",
    },
    "blank-held": {
      text: "Het veld is maar aan één kant leeg, en lege waarden overschrijven hier geen waarden.",
      advice: "Maak het ook aan de andere kant leeg, of vul het in.",
    },
    "erp-refused": {
      text: "Het ERP heeft de wijziging niet geaccepteerd.",
      exact: "Het ERP heeft de wijziging niet geaccepteerd: {{explanation}}",
      advice: "Corrigeer waar het ERP bezwaar tegen maakt; Brygga probeert het vanzelf opnieuw.",
    },
    "refused-with-others": {
      text: "Het ERP heeft een reeks wijzigingen geweigerd waar deze bij hoort.",
      exact: "Het ERP heeft een reeks wijzigingen geweigerd waar deze bij hoort: {{explanation}}",
      advice: "Brygga verzendt deze over een minuut opnieuw, los van die welke de oorzaak zijn.",
    },
    "keeps-changing-field": {
      text: "Twee kanten blijven deze waarde overschrijven; daarom synchroniseert Brygga die niet meer.",
      exact:
        "Twee kanten blijven deze waarde overschrijven: het ERP maakt er “{{erp}}” van, het CRM “{{crm}}”. Brygga synchroniseert die niet meer.",
      advice: "Zoek uit wie de waarde wijzigt, of wijzig de toewijzing. Kies daarna Opnieuw proberen.",
    },
    "keeps-changing-field-ring": {
      text: "Deze waarde wordt in een kring overschreven: {{ring}}. Het ERP maakt er “{{erp}}” van, het CRM “{{crm}}”. Brygga synchroniseert die niet meer.",
      advice: "Wijzig de toewijzing van een van deze velden. Kies daarna Opnieuw proberen.",
    },
    "not-found-in-erp": {
      text: "Het ERP heeft de actor niet geleverd.",
      advice: "Brygga kijkt vanzelf nog een keer voordat de actor als verdwenen geldt.",
    },
    "missing-in-erp": {
      text: "De actor bestaat niet meer in het ERP. De synchronisatie van de record is gepauzeerd.",
      advice:
        "Koppel de record los, of koppel die aan een andere actor. Komt de actor terug, dan gaat het vanzelf verder.",
    },
    "missing-in-crm": {
      text: "De record is verwijderd in het CRM.",
      advice: "De synchronisatie ervan is gepauzeerd.",
    },
    "waiting-for-parent": {
      text: "Het contact wacht op zijn bedrijf: dat is in deze ERP-verbinding niet gekoppeld.",
      advice: "Koppel het bedrijf. Daarna gaat het contact vanzelf verder.",
    },
    "parent-differs": {
      text: "Het contact hoort in het ERP-systeem bij een ander bedrijf dan in het CRM. Brygga verplaatst niemand; de velden worden verder gesynchroniseerd.",
      exact:
        "In het ERP-systeem hoort het contact bij {{erpParent}}, in het CRM bij het bedrijf dat aan {{crmParent}} is gekoppeld. Brygga verplaatst niemand; de velden worden verder gesynchroniseerd.",
      advice: "Verplaats het contact aan de kant die niet klopt. Daarna verdwijnt het probleem vanzelf.",
    },
    "parent-differs-unconnected": {
      text: "In het ERP-systeem hoort het contact bij {{erpParent}}, in het CRM bij een bedrijf dat in deze ERP-verbinding niet is gekoppeld. Brygga verplaatst niemand; de velden worden verder gesynchroniseerd.",
      advice:
        "Verplaats het contact aan de kant die niet klopt, of koppel het bedrijf. Daarna verdwijnt het probleem vanzelf.",
    },
    "parent-differs-unnamed": {
      text: "In het CRM is het contact naar een ander bedrijf verplaatst, en het ERP-systeem geeft niet aan bij wie het hoort. Brygga verplaatst niemand; de velden worden verder gesynchroniseerd.",
      advice:
        "Verplaats het ook in het ERP-systeem en koppel het opnieuw, of verplaats het terug in het CRM.",
    },
    "keeps-changing": {
      text: "De record werd tijdens het synchroniseren telkens weer gewijzigd.",
      advice: "Brygga probeert het vanzelf opnieuw.",
    },
    other: {
      text: "Synchroniseren is niet gelukt ({{code}}).",
      advice: "De details staan in het logboek van de server.",
    },
  },
};
