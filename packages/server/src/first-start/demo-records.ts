import type { CrmValue } from "@brygga/sync-engine";

type Values = Readonly<Record<string, CrmValue>>;

export interface DemoCompany {
  readonly values: Values;
  readonly contacts: readonly Values[];
}

const company = (values: Values, ...contacts: readonly Values[]): DemoCompany => ({ values, contacts });

const postal = (
  country: string,
  [postalAddress1, postalZip, postalCity]: readonly [string, string, string],
): Values => ({
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
      ...postal("SE", ["Hamngatan 10", "211 22", "Malmö"]),
    },
    person("Astrid", "Lindqvist", { position: "managing-director", email: "astrid@oresundskaffe.example" }),
    person("Måns", "Åkerblom", { position: "purchasing" }),
  ),
  company(
    {
      name: "Fjordlys Elektro AS",
      category: "customer",
      business: "energy",
      ...postal("NO", ["Strandgata 4", "5004", "Bergen"]),
    },
    person("Ingrid", "Solheim", { position: "finance", phoneDirect: "+47 55 50 10 11" }),
  ),
  company(
    {
      name: "Nordre Møbelverk AS",
      category: "customer",
      business: "manufacturing",
      ...postal("NO", ["Industriveien 27", "0581", "Oslo"]),
    },
    person("Tor", "Bråten", { position: "sales" }),
  ),
  company(
    {
      name: "Sjöbergs Bokhandel",
      category: "customer",
      business: "retail",
      ...postal("SE", ["Storgatan 8", "753 21", "Uppsala"]),
    },
    person("Eva", "Sjöberg", { position: "managing-director" }),
  ),
  company(
    {
      name: "Havnens Fisk ApS",
      category: "prospect",
      business: "food",
      ...postal("DK", ["Kajen 3", "8000", "Aarhus"]),
    },
    person("Søren", "Kjær"),
  ),
  company({
    name: "Västerviks Båtbyggeri",
    category: "customer",
    business: "manufacturing",
    ...postal("SE", ["Varvsvägen 1", "593 30", "Västervik"]),
  }),
  company({
    name: "Skånska Papper AB",
    category: "supplier",
    business: "manufacturing",
    ...postal("SE", ["Fabriksgatan 31", "252 25", "Helsingborg"]),
  }),
  company({
    name: "Bergström Bygg ApS",
    department: "Køge",
    category: "customer",
    business: "construction",
    ...postal("DK", ["Østergade 14", "4600", "Køge"]),
  }),
  company({
    name: "Lindqvist Elektronik AS",
    category: "customer",
    business: "it",
    ...postal("NO", ["Kirkegata 5", "9008", "Tromsø"]),
  }),
  company({
    name: "Haugen Möbler AS",
    category: "prospect",
    ...postal("NO", ["Skippergata 53", "5003", "Bergen"]),
  }),
  company(
    {
      name: "Lilla Glasverket AB",
      category: "prospect",
      business: "manufacturing",
      ...postal("SE", ["Bruksgatan 2", "365 42", "Hovmantorp"]),
    },
    person("Karin", "Glas", { position: "managing-director", phoneMobile: "+46 70 555 01 20" }),
  ),
  company({
    name: "Kvarnbackens Revision",
    category: "partner",
    business: "services",
    ...postal("SE", ["Kvarngatan 5", "702 10", "Örebro"]),
  }),
];

export const DEMO_PROJECTS: readonly Values[] = [
  { name: "Ny webbutik", type: "delivery", status: "ongoing", endDate: "2026-12-18" },
  { name: "Kontorsflytt Bergen", type: "delivery", status: "planned", endDate: "2027-03-31" },
  { name: "Kundträff våren 2027", type: "event", status: "planned", endDate: "2027-04-22" },
];
