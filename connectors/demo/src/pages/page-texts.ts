import type { SampleActorType } from "@brygga/connector-sample";

export const PAGE_LANGUAGES = ["en", "sv"] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

interface PageTexts {
  readonly title: string;
  readonly intro: string;
  readonly types: Readonly<Record<SampleActorType, string>>;
  readonly otherLanguage: string;
  readonly search: string;
  readonly find: string;
  readonly key: string;
  readonly number: string;
  readonly name: string;
  readonly city: string;
  readonly stamp: string;
  readonly none: string;
  readonly previous: string;
  readonly next: string;
  readonly add: string;
  readonly save: string;
  readonly saved: string;
  readonly unchanged: string;
  readonly refused: string;
  readonly back: string;
  readonly remove: string;
  readonly removeWhat: string;
  readonly removeNow: string;
  readonly readOnly: string;
  readonly mandatory: string;
  readonly worksAt: string;
  readonly notFound: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly count: (count: number) => string;
}

const ENGLISH: PageTexts = {
  title: "Sample ERP",
  intro:
    "This is the other side: the records of the made-up ERP that Brygga talks to. Change something here and see it arrive in the CRM, and the other way round.",
  types: { Customer: "Customers", Supplier: "Suppliers", Person: "Persons", Project: "Projects" },
  otherLanguage: "Svenska",
  search: "Search number or name",
  find: "Search",
  key: "Key",
  number: "Number",
  name: "Name",
  city: "City",
  stamp: "LastModified",
  none: "Nothing was found.",
  previous: "Previous page",
  next: "Next page",
  add: "New",
  save: "Save",
  saved: "Saved. Brygga fetches it at its next sync.",
  unchanged: "Nothing was changed.",
  refused: "Nothing was saved.",
  back: "Back to the list",
  remove: "Delete…",
  removeWhat:
    "The record disappears from the ERP. If it is connected with a record of the CRM, Brygga will report it as missing.",
  removeNow: "Delete it",
  readOnly: "set by the ERP",
  mandatory: "must be filled in",
  worksAt: "Works at",
  notFound: "There is nothing here. It may have been deleted.",
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  count: (count) => (count === 1 ? "1 record" : `${count} records`),
};

const SWEDISH: PageTexts = {
  title: "Exempel-ERP",
  intro:
    "Det här är den andra sidan: posterna i det påhittade ERP-system som Brygga talar med. Ändra något här och se det komma fram i CRM, eller tvärtom.",
  types: { Customer: "Kunder", Supplier: "Leverantörer", Person: "Personer", Project: "Projekt" },
  otherLanguage: "English",
  search: "Sök nummer eller namn",
  find: "Sök",
  key: "Nyckel",
  number: "Nummer",
  name: "Namn",
  city: "Ort",
  stamp: "LastModified",
  none: "Inget hittades.",
  previous: "Föregående sida",
  next: "Nästa sida",
  add: "Ny",
  save: "Spara",
  saved: "Sparat. Brygga hämtar det vid nästa synk.",
  unchanged: "Inget har ändrats.",
  refused: "Inget sparades.",
  back: "Tillbaka till listan",
  remove: "Ta bort…",
  removeWhat:
    "Posten försvinner ur ERP-systemet. Om den är kopplad till en post i CRM rapporterar Brygga att den saknas.",
  removeNow: "Ta bort den",
  readOnly: "sätts av ERP-systemet",
  mandatory: "måste fyllas i",
  worksAt: "Arbetar på",
  notFound: "Här finns inget. Det kan ha tagits bort.",
  pageOf: (page, pages) => `Sida ${page} av ${pages}`,
  count: (count) => (count === 1 ? "1 post" : `${count} poster`),
};

export const PAGE_TEXTS: Readonly<Record<PageLanguage, PageTexts>> = { en: ENGLISH, sv: SWEDISH };
