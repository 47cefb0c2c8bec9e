import { type ConfigOf, type ConfigSchema, text } from "@brygga/connector-sdk";

const blankSheet = {
  US: "Leave blank when the workbook has none.",
  SV: "Lämna tomt om arbetsboken inte har något sådant.",
};

function sheet(label: { US: string; SV: string }, standard: string) {
  return text({ label, tooltip: blankSheet, default: standard, maxLength: 31 });
}

/** Where in the workbook things are. */
const LAYOUT = {
  CustomerSheet: sheet({ US: "Sheet of customers", SV: "Blad med kunder" }, "Customer"),
  SupplierSheet: sheet({ US: "Sheet of suppliers", SV: "Blad med leverantörer" }, "Supplier"),
  PartnerSheet: sheet({ US: "Sheet of partners", SV: "Blad med partner" }, ""),
  PersonSheet: sheet({ US: "Sheet of persons", SV: "Blad med personer" }, "Person"),
  ProjectSheet: sheet({ US: "Sheet of projects", SV: "Blad med projekt" }, "Project"),
  CustomerGroupSheet: sheet({ US: "List of customer groups", SV: "Lista med kundgrupper" }, "CustomerGroup"),
  SupplierGroupSheet: sheet(
    { US: "List of supplier groups", SV: "Lista med leverantörsgrupper" },
    "SupplierGroup",
  ),
  KeyColumn: text({
    label: { US: "Key column", SV: "Nyckelkolumn" },
    tooltip: {
      US: "Heading of the column, in every sheet, whose value identifies a row for ever. The row with this heading is the heading row.",
      SV: "Rubrik på kolumnen, i varje blad, vars värde identifierar en rad för alltid. Raden med den rubriken är rubrikraden.",
    },
    mandatory: true,
    default: "ID",
  }),
  StampColumn: text({
    label: { US: "Last modified column", SV: "Kolumn för senast ändrad" },
    tooltip: {
      US: "Filled in when Brygga writes a row. Changes by people are noticed without it.",
      SV: "Fylls i när Brygga skriver en rad. Ändringar av människor märks utan den.",
    },
    default: "LastModified",
  }),
  ParentTypeColumn: text({
    label: { US: "Column of a person's company type", SV: "Kolumn för personens företagstyp" },
    tooltip: {
      US: "Holds Customer, Supplier or Partner. Blank column: every person belongs to a customer.",
      SV: "Innehåller Customer, Supplier eller Partner. Utan kolumn: varje person hör till en kund.",
    },
    default: "ParentType",
  }),
  ParentKeyColumn: text({
    label: { US: "Column of a person's company key", SV: "Kolumn för personens företagsnyckel" },
    default: "ParentID",
  }),
  ListTextColumn: text({
    label: { US: "Text column of lists", SV: "Textkolumn i listor" },
    tooltip: {
      US: "Heading of the column that holds an item's text.",
      SV: "Rubrik på kolumnen som innehåller ett alternativs text.",
    },
    default: "Text",
  }),
  ColumnTypes: text({
    label: { US: "Column types", SV: "Kolumntyper" },
    tooltip: {
      US: "Only where the type is not seen from the cells: heading=type, separated by semicolons. Types: Text, Integer, Double, Checkbox, Datetime, List:sheet. Example: Paid=Checkbox; Country=List:Countries",
      SV: "Bara där typen inte framgår av cellerna: rubrik=typ, åtskilda av semikolon. Typer: Text, Integer, Double, Checkbox, Datetime, List:blad. Exempel: Betald=Checkbox; Land=List:Länder",
    },
  }),
} satisfies ConfigSchema;

/**
 * The configuration of a connection: which workbook, and where in it things are. The defaults fit a workbook
 * with the sheets Customer, Supplier, Person and Project and the lists CustomerGroup and SupplierGroup.
 */
export function excelConfiguration(defaultFile: string) {
  return {
    File: text({
      label: { US: "Workbook", SV: "Arbetsbok" },
      tooltip: {
        US: "Path of the .xlsx or .xlsm file, as the machine that runs the connector sees it.",
        SV: "Sökväg till .xlsx- eller .xlsm-filen, så som datorn som kör connectorn ser den.",
      },
      mandatory: true,
      default: defaultFile,
    }),
    ...LAYOUT,
  } satisfies ConfigSchema;
}

export type ExcelConfig = ConfigOf<ReturnType<typeof excelConfiguration>>;

/** The actor types that a workbook can hold, parents before children. */
export const EXCEL_ACTOR_TYPES = ["Customer", "Supplier", "Partner", "Project", "Person"] as const;
export type ExcelActorType = (typeof EXCEL_ACTOR_TYPES)[number];

/** Name of the sheet of each actor type; "" where the workbook has none. */
export function sheetOf(config: ExcelConfig, actorType: ExcelActorType): string {
  return config[`${actorType}Sheet`].trim();
}

export function isExcelActorType(actorType: string): actorType is ExcelActorType {
  return (EXCEL_ACTOR_TYPES as readonly string[]).includes(actorType);
}
