import type { crm as source } from "../en/crm.ts";
import type { TranslationOf } from "../translation-of.ts";

export const crm: TranslationOf<typeof source> = {
  blank: "leeg",
  list: {
    new: { company: "Nieuw bedrijf", contact: "Nieuw contact", project: "Nieuw project" },
    search: {
      company: "Zoek op naam, afdeling, nummer of e-mail",
      contact: "Zoek op naam, nummer of e-mail",
      project: "Zoek op naam of nummer",
    },
    empty: {
      company: "Er zijn nog geen bedrijven. Maak het eerste aan.",
      contact: "Er zijn nog geen contacten. Maak het eerste aan.",
      project: "Er zijn nog geen projecten. Maak het eerste aan.",
    },
    noMatch: "Niets komt overeen met “{{text}}”. Probeer minder of kortere woorden.",
    count: {
      company_one: "{{count}} bedrijf",
      company_other: "{{count}} bedrijven",
      contact_one: "{{count}} contact",
      contact_other: "{{count}} contacten",
      project_one: "{{count}} project",
      project_other: "{{count}} projecten",
    },
    first_one: "De eerste wordt weergegeven",
    first_other: "De eerste {{count}} worden weergegeven",
    more: "Meer weergeven",
    updatedAt: "Gewijzigd",
    city: "Plaats",
  },
  record: {
    tabs: "Onderdelen van de record",
    tab: { details: "Gegevens", contacts: "Contacten", projects: "Projecten", members: "Leden", erp: "ERP" },
    unnamed: "(zonder naam)",
    changed: "Gewijzigd: {{time}}",
    more: "Meer acties",
    noContacts: "Het bedrijf heeft nog geen contacten.",
  },
  missing: {
    company: "Dit bedrijf bestaat niet",
    contact: "Dit contact bestaat niet",
    project: "Dit project bestaat niet",
    text: "Misschien is de record verwijderd, of is het adres verkeerd getypt.",
  },
  delete: {
    title: "{{name}} verwijderen?",
    text: "De record verdwijnt uit de lijsten en kan niet meer worden geopend.",
    links:
      "Waar de record aan een ERP is gekoppeld, stopt de synchronisatie ervan. In het ERP wordt niets verwijderd.",
  },
  groups: {
    general: "Algemeen",
    phoneAndInternet: "Telefoon en internet",
    postalAddress: "Postadres",
    streetAddress: "Bezoekadres",
    description: "Beschrijving",
    note: "Notitie",
    userDefined: "Door gebruiker gedefinieerde velden",
  },
  shortLabels: { zip: "Postcode", city: "Plaats", county: "Regio", state: "Provincie" },
  form: {
    datePlaceholder: "JJJJ-MM-DD",
    emptyList: "De lijst is leeg.",
    noItem: "Niets komt overeen.",
    noCompany: "Geen bedrijf komt overeen.",
    saveBar: "Wijzigingen opslaan",
    unsaved_one: "{{count}} niet-opgeslagen wijziging",
    unsaved_other: "{{count}} niet-opgeslagen wijzigingen",
    discard: "Negeren",
    saved: "Opgeslagen",
    foreignKept:
      "Iemand anders had deze velden intussen gewijzigd; die wijzigingen blijven behouden: {{fields}}.",
    invalid: "Sommige velden kunnen zo niet worden opgeslagen",
    leaveText: "Deze pagina bevat wijzigingen die niet zijn opgeslagen.",
  },
  conflict: {
    text: "Uw wijzigingen zijn nog niet opgeslagen. De vetgedrukte velden hebt u beiden gewijzigd: kies wiens waarden daar gelden. Wat de ander in andere velden heeft gewijzigd, blijft in elk geval behouden.",
    table: "Wat anderen hebben gewijzigd",
    field: "Veld",
    before: "Eerder",
    theirs: "Nu opgeslagen",
    mine: "Van u",
    untouched: "niet door u gewijzigd",
    takeTheirs: "Opgeslagen waarde nemen",
    keepMine: "Mijn waarde behouden",
  },
  erp: {
    intro: {
      company: "Waaraan dit bedrijf is gekoppeld in de ERP-systemen waartoe u toegang hebt.",
      contact: "Waaraan dit contact is gekoppeld in de ERP-systemen waartoe u toegang hebt.",
      project: "Waaraan dit project is gekoppeld in de ERP-systemen waartoe u toegang hebt.",
    },
    stateConnected: "Gekoppeld",
    stateNot: "Niet gekoppeld",
    stateProblems: "Gekoppeld, met problemen",
    notConnected: "Niet gekoppeld.",
    chooseEdit: "Kies Bewerken om aan een actor in het ERP te koppelen.",
    lastSynced: "Laatst gesynchroniseerd: {{time}}",
    neverSynced: "Nog niet gesynchroniseerd sinds het koppelen.",
    companyFirst: "Het bedrijf van het contact is hier niet gekoppeld. Dat moet eerst worden gekoppeld.",
    openCompany: "Openen",
    noCompany:
      "Het contact hoort bij geen enkel bedrijf. Kies er een onder Gegevens. Als dat is gekoppeld, kan het contact ook worden gekoppeld.",
    connectTo: "Koppelen aan:",
    mayNotEdit: "U mag deze koppelingen zien, maar niet koppelen of loskoppelen. Vraag het een beheerder.",
    mayNotConnect: "U mag in deze verbinding niet koppelen of loskoppelen. Vraag het een beheerder.",
    disconnected: "Losgekoppeld van {{connection}}.",
    asking: "ERP wordt geraadpleegd…",
    liveTitle: "Nu in het ERP",
    reload: "ERP opnieuw raadplegen",
    noFields: "Er zijn geen velden gekozen om hier weer te geven.",
    noAnswer: "De waarden uit het ERP kunnen nu niet worden weergegeven",
    noAnswerAdvice:
      "Dit heeft geen gevolgen voor de koppeling en de waarden in het CRM. Probeer het zo dadelijk opnieuw.",
    notReturned: "niet geleverd door het ERP",
    problems_one: "{{count}} waarde kon niet worden gesynchroniseerd",
    problems_other: "{{count}} waarden konden niet worden gesynchroniseerd",
  },
  disconnect: {
    title: "{{name}} loskoppelen?",
    text: "De record wordt niet meer gesynchroniseerd met {{actor}} in {{connection}}. Er wordt niets verwijderd, niet hier en niet in het ERP, en u kunt de record weer koppelen.",
    contacts_one: "{{count}} contact van het bedrijf is daar ook gekoppeld en wordt mee losgekoppeld.",
    contacts_other: "{{count}} contacten van het bedrijf zijn daar ook gekoppeld en worden mee losgekoppeld.",
  },
  connect: {
    subtitle: "{{name}}, als {{actorType}} in {{connection}}",
    searchLabel: "Zoeken in het ERP",
    search: "Zoeken",
    onlyChildren: "Er wordt alleen gezocht in contacten van het gekoppelde bedrijf.",
    results: "Gevonden in het ERP",
    state: "Status",
    nothing: "Het ERP heeft er geen.",
    noMatch:
      "In het ERP komt niets overeen met “{{text}}”. Probeer een deel van de naam, het nummer of de plaats.",
    count_one: "{{count}} gevonden",
    count_other: "{{count}} gevonden",
    tooMany: "De eerste {{shown}} van {{count}} worden weergegeven. Zoek preciezer.",
    choose: "{{name}} kiezen",
    linkedTo: "Gekoppeld aan",
    free: "Kan worden gekozen",
    bestHint: "Komt overeen: {{clues}}",
    clue: { vatNumber: "btw-nummer", number: "nummer", email: "e-mail", name: "naam" },
    back: "Terug naar zoeken",
    connect: "Koppelen",
    comparing: "Beide kanten worden vergeleken…",
    allEqual: "Alle toegewezen velden komen al overeen. Aan geen van beide kanten wordt iets gewijzigd.",
    differ_one: "Eén veld verschilt. Kies welke waarde behouden blijft.",
    differ_other: "{{count}} velden verschillen. Kies welke waarden behouden blijven.",
    equal_one: "{{count}} veld komt al overeen.",
    equal_other: "{{count}} velden komen al overeen.",
    allFromCrm: "Alles uit CRM",
    allFromErp: "Alles uit ERP",
    field: "Veld",
    inCrm: "CRM: {{name}}",
    inErp: "ERP: {{name}}",
    side: { crm: "CRM", erp: "ERP" },
    notAllowed: {
      crm: "Dit veld wordt niet naar het ERP gesynchroniseerd.",
      erp: "Dit veld wordt niet naar het CRM gesynchroniseerd.",
    },
    staysDifferent: "Het veld blijft aan beide kanten zoals het is.",
    done: "Gekoppeld in {{connection}}.",
  },
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
  problems: {
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
      text: "Het CRM-veld bewaart hoogstens {{scale}} decimalen, en de waarde “{{value}}” in het ERP heeft er meer.",
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
