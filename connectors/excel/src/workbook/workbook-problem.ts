import type { DisplayText } from "@brygga/connector-sdk";

/**
 * What can be wrong with a workbook as a whole.
 *
 * - `missing`, `folder`, `no-permission`: there is no file that can be read or written at the path.
 * - `empty`, `not-a-workbook`, `damaged`, `too-large`: there is one, but it is no usable workbook.
 * - `legacy-xls`, `encrypted`, `binary-xlsb`, `opendocument`: a spreadsheet, but not in a form that is read here.
 * - `open-elsewhere`: somebody has it open; it can be read but not written.
 * - `disk-full`: there is no room for the new file, so the old one stays.
 * - `keeps-changing`: it was saved by somebody else every time while it was about to be written.
 */
export type WorkbookProblemCode =
  | "missing"
  | "folder"
  | "no-permission"
  | "empty"
  | "not-a-workbook"
  | "damaged"
  | "too-large"
  | "legacy-xls"
  | "encrypted"
  | "binary-xlsb"
  | "opendocument"
  | "open-elsewhere"
  | "disk-full"
  | "keeps-changing";

const saveAs = {
  US: "Open it in Excel and save it as Excel Workbook (.xlsx).",
  SV: "Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx).",
};

const TEXTS: Record<WorkbookProblemCode, { US: string; SV: string }> = {
  missing: {
    US: "There is no file {path}. Check the path of the workbook, seen from the machine that runs the connector.",
    SV: "Det finns ingen fil {path}. Kontrollera sökvägen till arbetsboken, sedd från datorn som kör connectorn.",
  },
  folder: {
    US: "{path} is a folder, not a workbook. Give the path of the workbook itself.",
    SV: "{path} är en mapp, inte en arbetsbok. Ange sökvägen till själva arbetsboken.",
  },
  "no-permission": {
    US: "The connector may not read or write {path}. Give its account permission to the file and its folder.",
    SV: "Connectorn får inte läsa eller skriva {path}. Ge dess konto rättigheter till filen och mappen.",
  },
  empty: {
    US: "{path} is empty and therefore not an Excel workbook (.xlsx). Nothing was changed.",
    SV: "{path} är tom och därför ingen Excel-arbetsbok (.xlsx). Inget har ändrats.",
  },
  "not-a-workbook": {
    US: `{path} is not an Excel workbook (.xlsx). ${saveAs.US}`,
    SV: `{path} är ingen Excel-arbetsbok (.xlsx). ${saveAs.SV}`,
  },
  damaged: {
    US: "{path} is a damaged Excel workbook: {detail}. Open and repair it in Excel, then save it again.",
    SV: "{path} är en skadad Excel-arbetsbok. Öppna och reparera den i Excel och spara den igen.",
  },
  "too-large": {
    US: "{path} is larger than the connector reads ({detail}). Nothing was changed.",
    SV: "{path} är större än vad connectorn läser. Inget har ändrats.",
  },
  "legacy-xls": {
    US: `{path} is a workbook of Excel 97–2003 (.xls), not an Excel workbook (.xlsx). ${saveAs.US}`,
    SV: `{path} är en arbetsbok från Excel 97–2003 (.xls), ingen Excel-arbetsbok (.xlsx). ${saveAs.SV}`,
  },
  encrypted: {
    US: "{path} is protected with a password to open it. Remove that password in Excel (File > Info > Protect Workbook).",
    SV: "{path} är skyddad med lösenord för att öppnas. Ta bort lösenordet i Excel (Arkiv > Info > Skydda arbetsbok).",
  },
  "binary-xlsb": {
    US: `{path} is a binary workbook (.xlsb), not an Excel workbook (.xlsx). ${saveAs.US}`,
    SV: `{path} är en binär arbetsbok (.xlsb), ingen Excel-arbetsbok (.xlsx). ${saveAs.SV}`,
  },
  opendocument: {
    US: `{path} is an OpenDocument file, not an Excel workbook (.xlsx). ${saveAs.US}`,
    SV: `{path} är en OpenDocument-fil, ingen Excel-arbetsbok (.xlsx). ${saveAs.SV}`,
  },
  "open-elsewhere": {
    US: "{path} is open elsewhere ({detail}) and was not written. Close it there; the change is kept and sent again. If nobody has it open, delete {lockFile}.",
    SV: "{path} är öppen någon annanstans ({detail}) och har inte skrivits. Stäng den där; ändringen är kvar och skickas igen. Om ingen har den öppen, ta bort {lockFile}.",
  },
  "disk-full": {
    US: "There is no room on the disk to write {path}. Make room; the workbook is unchanged and the change is sent again.",
    SV: "Det finns inte plats på disken för att skriva {path}. Frigör plats; arbetsboken är oförändrad och ändringen skickas igen.",
  },
  "keeps-changing": {
    US: "{path} was saved by somebody else each time it was about to be written. Nothing was written; it will be tried again.",
    SV: "{path} sparades av någon annan varje gång den skulle skrivas. Inget har skrivits; ett nytt försök görs senare.",
  },
};

export interface WorkbookProblemDetails {
  readonly path: string;
  /** What exactly is wrong, or who has it open; English, or by language. */
  readonly detail?: DisplayText;
  readonly lockFile?: string;
  readonly cause?: unknown;
}

function inLanguage(text: DisplayText, language: "US" | "SV"): string {
  return typeof text === "string" ? text : (text[language] ?? text.US ?? "");
}

function problemText(code: WorkbookProblemCode, details: WorkbookProblemDetails): { US: string; SV: string } {
  const fill = (language: "US" | "SV"): string =>
    TEXTS[code][language].replace(/\{(path|detail|lockFile)\}/g, (_, name: "path" | "detail" | "lockFile") =>
      inLanguage(details[name] ?? "", language),
    );
  return { US: fill("US"), SV: fill("SV") };
}

/** Thrown when a workbook cannot be read or written; the administrator or the person who has it open can help. */
export class WorkbookProblem extends Error {
  override readonly name = "WorkbookProblem";
  readonly code: WorkbookProblemCode;
  /** What happened, why, and what to do, by language. */
  readonly explanation: DisplayText;

  constructor(code: WorkbookProblemCode, details: WorkbookProblemDetails) {
    const explanation = problemText(code, details);
    super(explanation.US, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.explanation = explanation;
  }
}
