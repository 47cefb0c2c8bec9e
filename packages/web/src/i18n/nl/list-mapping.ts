import type { listMapping as source } from "../en/list-mapping.ts";
import type { TranslationOf } from "../translation-of.ts";

export const listMapping: TranslationOf<typeof source> = {
  title: "Lijsttoewijzing: {{name}}",
  lists: "Lijsten",
  tableLabel: "Items van {{list}}",
  erpItem: "ERP-item",
  crmItem: "CRM-item",
  crmItemOf: "CRM-item voor {{item}}",
  isNew: "Nieuw",
  matchByName: "Op naam toewijzen",
  matched_one: "{{count}} item toegewezen.",
  matched_other: "{{count}} items toegewezen.",
  nothingToMatch: "Geen niet-toegewezen item heeft aan beide kanten dezelfde naam.",
  duplicate: "Meer dan één keer gebruikt",
  duplicateHint: "Elk CRM-item mag maar één keer worden gebruikt. Corrigeer de rood gemarkeerde items.",
  none: "Er zijn nog geen lijsten om toe te wijzen. Wijs eerst een lijstveld van het ERP toe aan een lijstveld van het CRM.",
  openMappings: "Toewijzingen openen",
  readOnly:
    "De verbinding is actief; de lijsten kunnen alleen worden gelezen. Haal in de lijst met ERP-verbindingen het vinkje bij Actief weg om ze te wijzigen.",
  errorTitle: "De lijst kon niet uit het ERP worden gelezen",
  progress: "{{mapped}} van {{total}} toegewezen",
  merged:
    "Iemand anders heeft de lijsttoewijzing intussen gewijzigd. U ziet de huidige stand met uw wijzigingen eroverheen. Controleer die en klik opnieuw op Gereed om op te slaan.",
  find: "Item zoeken",
  unmappedOnly: "Alleen niet-toegewezen",
  noMatch: "Geen item komt overeen.",
  showMore: "Nog {{count}} weergeven",
  shown_one: "{{shown}} van {{count}} item",
  shown_other: "{{shown}} van {{count}} items",
  newCount_one: "{{count}} nieuw item in het ERP",
  newCount_other: "{{count}} nieuwe items in het ERP",
  empty: "De lijst in het ERP is leeg.",
};
