import { replaceFile } from "../workbook/replace-file.ts";
import { type BuiltSheet, type BuiltValue, buildWorkbook, type ColumnFormat } from "./build-workbook.ts";

const DEMO_FILE_MODE = 0o644;
const at = (wallClock: string): BuiltValue => ({ wallClock });

function columns(...headings: readonly [string, ColumnFormat, number?][]): BuiltSheet["columns"] {
  return headings.map(([heading, format, width]) => ({ heading, format, ...(width ? { width } : {}) }));
}

const companyColumns = (number: string, group: string): BuiltSheet["columns"] =>
  columns(
    ["LastModified", "dateTime", 20],
    ["ID", "integer", 6],
    [number, "integer"],
    ["Nm", "text", 30],
    ["Ad1", "text", 24],
    ["Ad2", "text", 18],
    ["Zip", "text", 8],
    ["City", "text", 16],
    [group, "integer"],
    ["IntField", "integer"],
    ["DoubleField", "decimal"],
    ["DateField", "date"],
    ["CheckboxField", "integer"],
  );

// Zip codes are numbers where Excel made them numbers and texts where a leading zero had to be kept.
const CUSTOMERS: readonly (readonly BuiltValue[])[] = [
  [
    1,
    10001,
    "Öresunds Kaffe AB",
    "Hamngatan 12",
    "Box 118",
    21122,
    "Malmö",
    1,
    30,
    12500.5,
    at("2019-03-01"),
    1,
  ],
  [2, 10002, "Fjordlys Elektro AS", "Strandgata 4", null, 5004, "Bergen", 2, 14, 8000, at("2020-11-16"), 0],
  [
    3,
    10004,
    "Nordre Møbelverk AS",
    "Industriveien 27",
    "Postboks 33",
    "0581",
    "Oslo",
    1,
    30,
    45000.75,
    at("2018-06-20"),
    1,
  ],
  [4, 10007, "Sjöbergs Bokhandel", "Storgatan 8", null, 75321, "Uppsala", 3, 20, 1999.9, at("2021-01-04"), 0],
  [5, 10008, "Havnens Fisk ApS", "Kajen 3", null, 8000, "Aarhus", 2, 8, 640.25, at("2022-09-12"), 1],
  [6, 10011, "Lumivuori Oy", "Kirkkokatu 15", "PL 72", 33100, "Tampere", null, 30, 0, at("2017-02-28"), 0],
  [
    7,
    10015,
    "Västerviks Båtbyggeri",
    "Varvsvägen 1",
    null,
    59330,
    "Västervik",
    4,
    45,
    98000,
    at("2016-05-09"),
    1,
  ],
  [
    8,
    10016,
    "Tindur Ferðir ehf.",
    "Laugavegur 41",
    null,
    101,
    "Reykjavík",
    5,
    14,
    310.4,
    at("2023-07-01"),
    0,
  ],
  [
    9,
    10020,
    "Ås Gartneri & Sønner",
    "Skoleveien 66",
    "Postboks 9",
    1430,
    "Ås",
    4,
    20,
    2750,
    at("2015-12-31"),
    1,
  ],
  [
    10,
    10023,
    "Norrskens Data AB",
    "Kyrkogatan 22",
    null,
    97231,
    "Luleå",
    6,
    10,
    15250.35,
    at("2024-02-29"),
    0,
  ],
];

const SUPPLIERS: readonly (readonly BuiltValue[])[] = [
  [
    1,
    20001,
    "Kornbod Grossist AS",
    "Møllergata 9",
    "2. etasje",
    "0179",
    "Oslo",
    2,
    30,
    5.5,
    at("2014-08-18"),
    1,
  ],
  [
    2,
    20005,
    "Skånska Papper AB",
    "Fabriksgatan 31",
    null,
    25225,
    "Helsingborg",
    1,
    60,
    2.25,
    at("2020-04-06"),
    0,
  ],
];

const PROJECTS: readonly (readonly BuiltValue[])[] = [
  [1, "P-1001", "Ny webbutik", at("2026-12-18"), "Webbutik för kaffe i fyra länder, med lager och frakt."],
  [
    2,
    "P-1002",
    "Kontorsflytt Bergen",
    at("2027-03-31"),
    "Flyttningen till Strandgata 4, med nätverk och möbler.",
  ],
  [3, "P-1003", "Båtmässan 2027", at("2027-05-23"), "Monter, resor och broschyrer till mässan i Västervik."],
];

const PERSONS: readonly (readonly BuiltValue[])[] = [
  [1, "Customer", 1, 501, "Astrid", "Lindqvist", "Hamngatan 12", "+46 40 555 01 01"],
  [2, "Customer", 1, 502, "Måns", "Åkerblom", "Hamngatan 12", "+46 40 555 01 02"],
  [3, "Customer", 2, 503, "Ingrid", "Solheim", "Strandgata 4", "+47 55 50 10 11"],
  [4, "Customer", 3, 504, "Tor", "Bråten", null, "+47 22 50 10 12"],
  [5, "Customer", 4, 505, "Eva", "Sjöberg", "Storgatan 8", "+46 18 555 01 05"],
  [6, "Customer", 5, 506, "Søren", "Kjær", "Kajen 3", "+45 86 50 10 13"],
  [7, "Customer", 6, 507, "Aino", "Mäkelä", null, "+358 3 555 0107"],
  [8, "Supplier", 1, 508, "Gro", "Nygård", "Møllergata 9", "+47 22 50 10 14"],
  [9, "Supplier", 2, 509, "Göran", "Malm", "Fabriksgatan 31", "+46 42 555 01 09"],
];

const CUSTOMER_GROUPS = [
  "Livsmedel",
  "Elektronik",
  "Böcker",
  "Trädgård och hav",
  "Resor",
  "Programvara",
  "Offentligt",
];
const SUPPLIER_GROUPS = ["Kontorsvaror", "Råvaror", "Transport"];

/** Rows in the order of the data, each modified a minute after the one before. */
function modified(rows: readonly (readonly BuiltValue[])[]): BuiltValue[][] {
  return rows.map((row, index) => [at(`2026-01-05T09:${String(index).padStart(2, "0")}:00`), ...row]);
}

function list(name: string, texts: readonly string[]): BuiltSheet {
  const rows = texts.map((text, index) => [index + 1, text]);
  return { name, columns: columns(["ID", "integer", 6], ["Text", "text", 24]), rows };
}

function demoSheets(): BuiltSheet[] {
  const projectColumns = columns(
    ["LastModified", "dateTime", 20],
    ["ID", "integer", 6],
    ["ProjNo", "text"],
    ["Nm", "text", 24],
    ["EndDate", "date"],
    ["Description", "text", 56],
  );
  const personColumns = columns(
    ["LastModified", "dateTime", 20],
    ["ID", "integer", 6],
    ["ParentType", "text"],
    ["ParentID", "integer"],
    ["PersonNo", "integer"],
    ["FirstName", "text"],
    ["LastName", "text"],
    ["Address", "text", 24],
    ["Phone", "text", 20],
  );
  return [
    { name: "Customer", columns: companyColumns("CustNo", "CustGr"), rows: modified(CUSTOMERS) },
    { name: "Supplier", columns: companyColumns("SupNo", "SupGr"), rows: modified(SUPPLIERS) },
    { name: "Project", columns: projectColumns, rows: modified(PROJECTS) },
    { name: "Person", columns: personColumns, rows: modified(PERSONS) },
    list("CustomerGroup", CUSTOMER_GROUPS),
    list("SupplierGroup", SUPPLIER_GROUPS),
  ];
}

/** The bytes of the workbook that {@link writeDemoWorkbook} writes. */
export async function demoWorkbook(): Promise<Uint8Array> {
  return buildWorkbook(demoSheets());
}

/**
 * Writes a small ERP as a workbook: ten customers (the first has CustNo 10001 and ID 1), two suppliers,
 * projects, persons and both lists, in the layout that the connector knows without configuration. An existing
 * file is replaced.
 */
export async function writeDemoWorkbook(path: string): Promise<void> {
  await replaceFile(path, await demoWorkbook(), { mode: DEMO_FILE_MODE });
}
