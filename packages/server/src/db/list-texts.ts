/** A text in every language of the interface, in this order. */
export type ListText = readonly [en: string, sv: string, nb: string, da: string, de: string, nl: string];

/** The CRM's own lists. Never changed: a migration compares with them. */
export const LIST_NAMES: Readonly<Record<string, ListText>> = {
  category: ["Category", "Kategori", "Kategori", "Kategori", "Kategorie", "Categorie"],
  business: ["Business", "Bransch", "Bransje", "Branche", "Branche", "Branche"],
  country: ["Country", "Land", "Land", "Land", "Land", "Land"],
  position: ["Position", "Befattning", "Stilling", "Stilling", "Position", "Functie"],
  "project-type": ["Project type", "Projekttyp", "Prosjekttype", "Projekttype", "Projektart", "Projecttype"],
  "project-status": [
    "Project status",
    "Projektstatus",
    "Prosjektstatus",
    "Projektstatus",
    "Projektstatus",
    "Projectstatus",
  ],
};

/** What they hold at first, in the order in which it is shown. Never changed either. */
export const LIST_ITEMS: Readonly<Record<string, Readonly<Record<string, ListText>>>> = {
  category: {
    customer: ["Customer", "Kund", "Kunde", "Kunde", "Kunde", "Klant"],
    prospect: ["Prospect", "Prospekt", "Prospekt", "Emne", "Interessent", "Prospect"],
    supplier: ["Supplier", "Leverantör", "Leverandør", "Leverandør", "Lieferant", "Leverancier"],
    partner: ["Partner", "Partner", "Partner", "Partner", "Partner", "Partner"],
    competitor: ["Competitor", "Konkurrent", "Konkurrent", "Konkurrent", "Wettbewerber", "Concurrent"],
    "former-customer": [
      "Former customer",
      "Tidigare kund",
      "Tidligere kunde",
      "Tidligere kunde",
      "Ehemaliger Kunde",
      "Voormalige klant",
    ],
  },
  business: {
    construction: [
      "Construction",
      "Bygg och anläggning",
      "Bygg og anlegg",
      "Byggeri og anlæg",
      "Bauwesen",
      "Bouw",
    ],
    education: ["Education", "Utbildning", "Utdanning", "Uddannelse", "Bildung", "Onderwijs"],
    energy: ["Energy", "Energi", "Energi", "Energi", "Energie", "Energie"],
    finance: [
      "Finance and insurance",
      "Bank och försäkring",
      "Bank og forsikring",
      "Bank og forsikring",
      "Banken und Versicherungen",
      "Banken en verzekeringen",
    ],
    food: [
      "Food and drink",
      "Livsmedel och dryck",
      "Mat og drikke",
      "Føde- og drikkevarer",
      "Lebensmittel und Getränke",
      "Voedingsmiddelen en dranken",
    ],
    health: [
      "Health and care",
      "Vård och omsorg",
      "Helse og omsorg",
      "Sundhed og omsorg",
      "Gesundheit und Pflege",
      "Zorg en welzijn",
    ],
    it: [
      "IT and telecommunications",
      "IT och telekom",
      "IT og telekom",
      "It og tele",
      "IT und Telekommunikation",
      "IT en telecommunicatie",
    ],
    manufacturing: ["Manufacturing", "Tillverkning", "Industri", "Produktion", "Fertigung", "Productie"],
    media: [
      "Media and publishing",
      "Media och förlag",
      "Medier og forlag",
      "Medier og forlag",
      "Medien und Verlage",
      "Media en uitgeverijen",
    ],
    public: [
      "Public sector",
      "Offentlig sektor",
      "Offentlig sektor",
      "Offentlig sektor",
      "Öffentlicher Sektor",
      "Publieke sector",
    ],
    retail: [
      "Retail and wholesale",
      "Detalj- och partihandel",
      "Detalj- og engroshandel",
      "Detail- og engroshandel",
      "Einzel- und Großhandel",
      "Detail- en groothandel",
    ],
    services: [
      "Professional services",
      "Företagstjänster",
      "Forretningsmessig tjenesteyting",
      "Erhvervsservice",
      "Unternehmensdienstleistungen",
      "Zakelijke dienstverlening",
    ],
    transport: [
      "Transport and logistics",
      "Transport och logistik",
      "Transport og logistikk",
      "Transport og logistik",
      "Transport und Logistik",
      "Transport en logistiek",
    ],
    travel: [
      "Travel and leisure",
      "Resor och fritid",
      "Reise og fritid",
      "Rejser og fritid",
      "Reisen und Freizeit",
      "Reizen en vrije tijd",
    ],
  },
  position: {
    "managing-director": [
      "Managing director",
      "Verkställande direktör",
      "Daglig leder",
      "Administrerende direktør",
      "Geschäftsführung",
      "Algemeen directeur",
    ],
    finance: [
      "Finance manager",
      "Ekonomichef",
      "Økonomisjef",
      "Økonomichef",
      "Leitung Finanzen",
      "Financieel manager",
    ],
    purchasing: [
      "Purchasing manager",
      "Inköpschef",
      "Innkjøpssjef",
      "Indkøbschef",
      "Leitung Einkauf",
      "Hoofd inkoop",
    ],
    sales: [
      "Sales manager",
      "Försäljningschef",
      "Salgssjef",
      "Salgschef",
      "Leitung Vertrieb",
      "Verkoopmanager",
    ],
    it: ["IT manager", "IT-chef", "IT-sjef", "It-chef", "Leitung IT", "IT-manager"],
    "project-manager": [
      "Project manager",
      "Projektledare",
      "Prosjektleder",
      "Projektleder",
      "Projektleitung",
      "Projectmanager",
    ],
    administrator: [
      "Administrator",
      "Administratör",
      "Administrator",
      "Administrator",
      "Sachbearbeitung",
      "Administratief medewerker",
    ],
    consultant: ["Consultant", "Konsult", "Konsulent", "Konsulent", "Beratung", "Consultant"],
    other: ["Other", "Annan", "Annen", "Anden", "Sonstige", "Overig"],
  },
  "project-type": {
    delivery: ["Delivery", "Leverans", "Leveranse", "Levering", "Lieferung", "Levering"],
    implementation: ["Implementation", "Införande", "Innføring", "Indførelse", "Einführung", "Implementatie"],
    campaign: ["Campaign", "Kampanj", "Kampanje", "Kampagne", "Kampagne", "Campagne"],
    event: ["Event", "Evenemang", "Arrangement", "Arrangement", "Veranstaltung", "Evenement"],
    internal: ["Internal", "Internt", "Internt", "Internt", "Intern", "Intern"],
  },
  "project-status": {
    planned: ["Planned", "Planerat", "Planlagt", "Planlagt", "Geplant", "Gepland"],
    ongoing: ["Ongoing", "Pågående", "Pågår", "I gang", "Laufend", "Lopend"],
    "on-hold": ["On hold", "Pausat", "På vent", "Sat på pause", "Pausiert", "In de wacht"],
    completed: ["Completed", "Avslutat", "Fullført", "Afsluttet", "Abgeschlossen", "Afgerond"],
    cancelled: ["Cancelled", "Avbrutet", "Avbrutt", "Annulleret", "Abgebrochen", "Geannuleerd"],
  },
};

const CODES = ["US", "SV", "NO", "DA", "DE", "NL"] as const;

/** As multi-language text. */
export const storedText = (text: ListText): string =>
  CODES.map((code, index) => `${code}:"${text[index]}"`).join(";");

/** As it was stored when there were two languages. */
export const storedInTwo = ([en, sv]: ListText): string => `US:"${en}";SV:"${sv}"`;

export const COUNTRIES = "SE NO DK FI IS EE LV LT PL DE NL BE FR ES IT CH AT GB IE US CA".split(" ");

const COUNTRY_LANGUAGES = {
  US: "en",
  SV: "sv",
  NO: "nb",
  DA: "da",
  DE: "de",
  NL: "nl",
  FI: "fi",
  FR: "fr",
} as const;

/** The name of a country in all of these languages, so that an ERP may write it in its own. */
export function countryText(country: string, without: readonly string[] = []): string {
  return Object.entries(COUNTRY_LANGUAGES)
    .filter(([code]) => !without.includes(code))
    .map(([code, tag]) => {
      const name = new Intl.DisplayNames([tag], { type: "region" }).of(country) ?? country;
      return `${code}:"${name}"`;
    })
    .join(";");
}
