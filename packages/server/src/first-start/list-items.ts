/** Key and name of a list item; the name is multi-language text. */
export type FirstListItem = readonly [key: string, name: string];

const item = (key: string, en: string, sv: string): FirstListItem => [key, `US:"${en}";SV:"${sv}"`];

const COUNTRIES = "SE NO DK FI IS EE LV LT PL DE NL BE FR ES IT CH AT GB IE US CA".split(" ");

/** Language codes of multi-language text, and the tag of each for {@link Intl}. */
const COUNTRY_LANGUAGES = { US: "en", SV: "sv", NO: "nb", DA: "da", DE: "de", NL: "nl", FI: "fi", FR: "fr" };

/** A country is found by its name in any of these languages, so that an ERP may write its own. */
function country(code: string): FirstListItem {
  const names = Object.entries(COUNTRY_LANGUAGES).map(
    ([language, tag]) => `${language}:"${new Intl.DisplayNames([tag], { type: "region" }).of(code) ?? code}"`,
  );
  return [code, names.join(";")];
}

/** What the CRM's lists hold at first, in the order in which they are shown. */
export const FIRST_LIST_ITEMS: Readonly<Record<string, readonly FirstListItem[]>> = {
  category: [
    item("customer", "Customer", "Kund"),
    item("prospect", "Prospect", "Prospekt"),
    item("supplier", "Supplier", "Leverantör"),
    item("partner", "Partner", "Partner"),
    item("competitor", "Competitor", "Konkurrent"),
    item("former-customer", "Former customer", "Tidigare kund"),
  ],
  business: [
    item("construction", "Construction", "Bygg och anläggning"),
    item("education", "Education", "Utbildning"),
    item("energy", "Energy", "Energi"),
    item("finance", "Finance and insurance", "Bank och försäkring"),
    item("food", "Food and drink", "Livsmedel och dryck"),
    item("health", "Health and care", "Vård och omsorg"),
    item("it", "IT and telecommunications", "IT och telekom"),
    item("manufacturing", "Manufacturing", "Tillverkning"),
    item("media", "Media and publishing", "Media och förlag"),
    item("public", "Public sector", "Offentlig sektor"),
    item("retail", "Retail and wholesale", "Detalj- och partihandel"),
    item("services", "Professional services", "Företagstjänster"),
    item("transport", "Transport and logistics", "Transport och logistik"),
    item("travel", "Travel and leisure", "Resor och fritid"),
  ],
  country: COUNTRIES.map(country),
  position: [
    item("managing-director", "Managing director", "Verkställande direktör"),
    item("finance", "Finance manager", "Ekonomichef"),
    item("purchasing", "Purchasing manager", "Inköpschef"),
    item("sales", "Sales manager", "Försäljningschef"),
    item("it", "IT manager", "IT-chef"),
    item("project-manager", "Project manager", "Projektledare"),
    item("administrator", "Administrator", "Administratör"),
    item("consultant", "Consultant", "Konsult"),
    item("other", "Other", "Annan"),
  ],
  "project-type": [
    item("delivery", "Delivery", "Leverans"),
    item("implementation", "Implementation", "Införande"),
    item("campaign", "Campaign", "Kampanj"),
    item("event", "Event", "Evenemang"),
    item("internal", "Internal", "Internt"),
  ],
  "project-status": [
    item("planned", "Planned", "Planerat"),
    item("ongoing", "Ongoing", "Pågående"),
    item("on-hold", "On hold", "Pausat"),
    item("completed", "Completed", "Avslutat"),
    item("cancelled", "Cancelled", "Avbrutet"),
  ],
};
