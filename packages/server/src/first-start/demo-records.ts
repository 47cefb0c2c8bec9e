import type { CrmValue } from "@brygga/sync-engine";

type Values = Readonly<Record<string, CrmValue>>;

export interface DemoCompany {
  readonly values: Values;
  readonly contacts: readonly Values[];
}

const company = (values: Values, ...contacts: readonly Values[]): DemoCompany => ({ values, contacts });

const postal = (postalAddress1: string, postalZip: string, postalCity: string, country: string): Values => ({
  postalAddress1,
  postalZip,
  postalCity,
  country,
});

const person = (firstName: string, lastName: string, more: Values = {}): Values => ({
  firstName,
  lastName,
  ...more,
});

/**
 * A few records to try Brygga with. Most companies are in the sample ERP or its workbook too, with something
 * that differs, so that connecting has something to show; the last ones are in neither.
 */
export const DEMO_COMPANIES: readonly DemoCompany[] = [
  company(
    {
      name: "Öresunds Kaffe AB",
      category: "customer",
      business: "food",
      phone: "+46 40 555 01 00",
      email: "hej@oresundskaffe.example",
      website: "https://www.oresundskaffe.example",
      ...postal("Hamngatan 10", "211 22", "Malmö", "SE"),
    },
    person("Astrid", "Lindqvist", { position: "managing-director", email: "astrid@oresundskaffe.example" }),
    person("Måns", "Åkerblom", { position: "purchasing" }),
  ),
  company(
    {
      name: "Fjordlys Elektro AS",
      category: "customer",
      business: "energy",
      ...postal("Strandgata 4", "5004", "Bergen", "NO"),
    },
    person("Ingrid", "Solheim", { position: "finance", phoneDirect: "+47 55 50 10 11" }),
  ),
  company(
    {
      name: "Nordre Møbelverk AS",
      category: "customer",
      business: "manufacturing",
      ...postal("Industriveien 27", "0581", "Oslo", "NO"),
    },
    person("Tor", "Bråten", { position: "sales" }),
  ),
  company(
    {
      name: "Sjöbergs Bokhandel",
      category: "customer",
      business: "retail",
      ...postal("Storgatan 8", "753 21", "Uppsala", "SE"),
    },
    person("Eva", "Sjöberg", { position: "managing-director" }),
  ),
  company(
    {
      name: "Havnens Fisk ApS",
      category: "prospect",
      business: "food",
      ...postal("Kajen 3", "8000", "Aarhus", "DK"),
    },
    person("Søren", "Kjær"),
  ),
  company({
    name: "Västerviks Båtbyggeri",
    category: "customer",
    business: "manufacturing",
    ...postal("Varvsvägen 1", "593 30", "Västervik", "SE"),
  }),
  company({
    name: "Skånska Papper AB",
    category: "supplier",
    business: "manufacturing",
    ...postal("Fabriksgatan 31", "252 25", "Helsingborg", "SE"),
  }),
  company({
    name: "Bergström Bygg ApS",
    department: "Køge",
    category: "customer",
    business: "construction",
    ...postal("Østergade 14", "4600", "Køge", "DK"),
  }),
  company({
    name: "Lindqvist Elektronik AS",
    category: "customer",
    business: "it",
    ...postal("Kirkegata 5", "9008", "Tromsø", "NO"),
  }),
  company({
    name: "Haugen Möbler AS",
    category: "prospect",
    ...postal("Skippergata 53", "5003", "Bergen", "NO"),
  }),
  company(
    {
      name: "Lilla Glasverket AB",
      category: "prospect",
      business: "manufacturing",
      ...postal("Bruksgatan 2", "365 42", "Hovmantorp", "SE"),
    },
    person("Karin", "Glas", { position: "managing-director", phoneMobile: "+46 70 555 01 20" }),
  ),
  company({
    name: "Kvarnbackens Revision",
    category: "partner",
    business: "services",
    ...postal("Kvarngatan 5", "702 10", "Örebro", "SE"),
  }),
];

export const DEMO_PROJECTS: readonly Values[] = [
  { name: "Ny webbutik", type: "delivery", status: "ongoing", endDate: "2026-12-18" },
  { name: "Kontorsflytt Bergen", type: "delivery", status: "planned", endDate: "2027-03-31" },
  { name: "Kundträff våren 2027", type: "event", status: "planned", endDate: "2027-04-22" },
];
