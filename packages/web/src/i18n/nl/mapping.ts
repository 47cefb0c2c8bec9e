import type { mapping as source } from "../en/mapping.ts";
import type { TranslationOf } from "../translation-of.ts";

export const mapping: TranslationOf<typeof source> = {
  title: "Toewijzingen: {{name}}",
  tabs: "Actortypen",
  tableLabel: "Veldtoewijzingen voor {{actor}}",
  syncActor: 'ERP "{{actor}}" synchroniseren met "{{entity}}"',
  readOnly:
    "De verbinding is actief; de toewijzingen kunnen alleen worden gelezen. Haal in de lijst het vinkje bij Actief weg om ze te wijzigen.",
  noActorTypes: "Het ERP biedt niets aan dat met het CRM kan worden gesynchroniseerd.",
  mandatory: "verplicht in het ERP",
  toCrm: "{{field}}: van ERP naar CRM",
  toErp: "{{field}}: van CRM naar ERP",
  toCrmShort: "Van ERP naar CRM",
  toErpShort: "Van CRM naar ERP",
  crmFieldOf: "CRM-veld voor {{field}}",
  searchOf: "{{field}}: weergeven in Zoeken",
  erpTabOf: "{{field}}: weergeven op ERP-tabblad",
  usedBy: "{{field}} (gebruikt door {{other}})",
  missingInErp: "Niet meer in het ERP",
  missingInCrm: "Het CRM-veld bestaat niet meer",
  hintErpTab:
    "Het veld is toegewezen; de waarde staat dus al in het CRM. Die ook hier weergeven is meestal niet nodig.",
  hintKey: "Het sleutelveld wordt altijd weergegeven in Zoeken.",
  hintNotSearchable: "Het ERP toont dit veld niet in zoekresultaten.",
  lengthWarning:
    "Het ERP staat {{erp}} tekens toe, het CRM {{crm}}. Een langere waarde wordt gemeld en niet afgekapt.",
  merged:
    "Iemand anders heeft de toewijzingen intussen gewijzigd. U ziet de huidige stand met uw wijzigingen eroverheen. Controleer die en klik opnieuw op Gereed om op te slaan.",
  contested: "U hebt beiden gewijzigd: {{fields}}. Uw keuze wordt weergegeven.",
  notShown: "Het ERP heeft dit veld niet meer; het kan dus niet worden weergegeven.",
  secret: "Een wachtwoord wordt nooit weergegeven.",
  filter: "Veld zoeken",
  allDirections: "Alle richtingen instellen",
  directions: {
    twoWay: "Alle in beide richtingen",
    fromErp: "Alle vanuit ERP",
    fromCrm: "Alle vanuit CRM",
    none: "Geen",
  },
  toCompare_one:
    "{{count}} gekoppelde record wordt aan beide kanten vergeleken zodra de verbinding wordt geactiveerd.",
  toCompare_other:
    "{{count}} gekoppelde records worden aan beide kanten vergeleken zodra de verbinding wordt geactiveerd.",
  directionsSet_one: "Ingesteld voor {{count}} toegewezen veld.",
  directionsSet_other: "Ingesteld voor {{count}} toegewezen velden.",
  directionsLimited_one: "{{count}} ervan staat niet alles toe; de grijze pijl zegt waarom.",
  directionsLimited_other: "{{count}} ervan staan niet alles toe; de grijze pijlen zeggen waarom.",
  noMatch: "Geen veld komt overeen.",
  reasons: {
    "no-crm-field": "Kies eerst een CRM-veld.",
    "not-synchronisable": "Dit veld kan niet worden gesynchroniseerd.",
    "erp-read-only": "Het veld kan in het ERP alleen worden gelezen.",
    "crm-read-only": "Het veld kan in het CRM alleen worden gelezen.",
    "loses-information": "Waarden van deze typen zouden in deze richting informatie verliezen.",
    claimed: "De actieve verbinding {{connection}} schrijft al naar dit CRM-veld.",
    shared:
      "Ook de actieve verbinding {{connection}} schrijft naar dit CRM-veld. Kies eerst <: als beide in twee richtingen synchroniseren, kan het.",
    "missing-in-erp": "Het ERP heeft dit veld niet meer.",
    "missing-in-crm": "Het CRM-veld bestaat niet meer.",
    "read-only": "De verbinding is actief. Haal eerst in de lijst het vinkje bij Actief weg.",
    "nothing-mapped": "Er is nog geen veld aan een CRM-veld toegewezen.",
  },
};
