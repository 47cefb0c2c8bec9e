import { existsSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeDemoWorkbook } from "@brygga/connector-excel";
import { editCell, readRow } from "@brygga/connector-excel/testing";
import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga, USER } from "./support/brygga.ts";
import { openPage } from "./support/screens.ts";
import {
  chooseGroup,
  expectLocked,
  fillConfiguration,
  mapField,
  openSyncTab,
  signIn,
} from "./support/steps.ts";
import { type Browser, expect, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

const REAL_WORKBOOK = fileURLToPath(new URL("../../shared/data/ErpClient.xlsx", import.meta.url));

/** A workbook to perform the how-to against, and what it holds of customer 10001. */
const WORKBOOKS = [
  { title: "a workbook of the same layout", write: (path: string) => writeDemoWorkbook(path) },
  { title: "ErpClient.xlsx", write: (path: string) => copyFile(REAL_WORKBOOK, path), needs: REAL_WORKBOOK },
];

/** `npm test` plays each language against one workbook, the real one where it is there; the long run against both. */
function workbooksOf(language: "sv" | "en"): typeof WORKBOOKS {
  if (process.env.BRYGGA_TEST_LONG === "1") return WORKBOOKS;
  const isReal = language === "sv" && existsSync(REAL_WORKBOOK);
  return WORKBOOKS.filter(({ needs }) => (needs !== undefined) === isReal);
}

for (const language of ["sv", "en"] as const) {
  for (const workbook of workbooksOf(language)) {
    test(`the how-to works to the letter (${language}) against ${workbook.title}`, async ({ browser }) => {
      test.skip(
        workbook.needs !== undefined && !existsSync(workbook.needs),
        `${workbook.title} is not on this machine`,
      );
      const brygga = await startBrygga();
      const file = join(brygga.folder, "erp.xlsx");
      await mkdir(brygga.folder, { recursive: true });
      await workbook.write(file);
      try {
        await performHowTo({ browser, brygga, file, language });
      } finally {
        await brygga.stop();
      }
    });
  }
}

interface HowTo {
  readonly browser: Browser;
  readonly brygga: Brygga;
  /** The workbook that is the ERP. */
  readonly file: string;
  readonly language: "sv" | "en";
}

async function performHowTo(howTo: HowTo): Promise<void> {
  const { browser, brygga, language } = howTo;
  const api = await signInToApi(brygga.url, ADMIN);
  const company = await api.post("/companies", { name: "Havsbris Trading" });
  const page = await openPage(browser, language);
  await signIn(page, { url: brygga.url, user: ADMIN, language });
  await openSyncTab(page, language);
  await test.step("2. a Sync Connector is added", () => addConnector(page, howTo));
  await test.step("3. an ERP connection is defined", () => defineConnection(page, howTo));
  await test.step("it is mapped", () => mapCustomer(page, language));
  await test.step("it is activated", () => activate(page, howTo));
  await test.step("a company is connected to customer 10001", () =>
    connectCompany(page, { howTo, companyId: company.id }));
  await test.step("a changed cell arrives in the CRM", () =>
    changeWorkbook(api, { howTo, companyId: company.id }));
  await test.step("a CRM change arrives in the workbook", () =>
    changeCrm(page, { howTo, companyId: company.id }));
  await test.step("both are in the log with old and new value", () => readLog(page, language));
  await test.step("a user outside the scope does not see the section", () =>
    lookAsOutsider({ howTo, companyId: company.id }));
}

async function addConnector(page: Page, { brygga, language }: HowTo): Promise<void> {
  const t = TEXTS[language];
  const list = page.getByRole("region", { name: t.syncConnectors });
  await list.getByRole("button", { name: t.add }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: t.name, exact: true }).fill("Excel");
  await dialog.getByRole("textbox", { name: t.url }).fill(brygga.excelUrl);
  await dialog.getByRole("button", { name: t.ok, exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(list.getByRole("row").filter({ hasText: brygga.excelUrl })).toContainText("Excel");
}

async function defineConnection(page: Page, { file, language }: HowTo): Promise<void> {
  const t = TEXTS[language];
  const list = page.getByRole("region", { name: t.erpConnections });
  await list.getByRole("button", { name: t.add }).click();
  const dialog = page.getByRole("dialog", { name: t.defineConnection });
  const ok = dialog.getByRole("button", { name: t.ok, exact: true });
  await expectLocked(ok);
  await dialog.getByRole("textbox", { name: t.name, exact: true }).fill("Workbook");
  await dialog.getByRole("combobox", { name: t.syncConnector }).click();
  await page.getByRole("option", { name: "Excel" }).click();
  await chooseGroup(page, { dialog, language, group: "Sales" });
  await fillConfiguration(dialog, file);
  await dialog.getByLabel(t.description).fill(language === "sv" ? "Provkoppling" : "Trial connection");
  await expectLocked(ok);
  await testConnection(page, { dialogName: t.defineConnection, language });
  await expect(ok).toBeEnabled();
  // Any change of a value takes the success of the test back.
  await fillConfiguration(dialog, `${file}.missing`);
  await expectLocked(ok);
  await dialog.getByRole("button", { name: t.testConnection }).click();
  await expect(dialog.getByText(t.testFailed, { exact: true })).toBeVisible();
  await expectLocked(ok);
  await fillConfiguration(dialog, file);
  await testConnection(page, { dialogName: t.defineConnection, language });
  await ok.click();
  await expect(dialog).toBeHidden();
  const row = list.getByRole("row").filter({ hasText: "Workbook" });
  await expect(row.getByRole("checkbox")).not.toBeChecked();
}

async function testConnection(
  page: Page,
  { dialogName, language }: { dialogName: string; language: "sv" | "en" },
): Promise<void> {
  const t = TEXTS[language];
  const dialog = page.getByRole("dialog", { name: dialogName });
  await dialog.getByRole("button", { name: t.testConnection }).click();
  await expect(dialog.getByText(t.testSucceeded, { exact: true })).toBeVisible();
}

async function mapCustomer(page: Page, language: "sv" | "en"): Promise<void> {
  const t = TEXTS[language];
  const list = page.getByRole("region", { name: t.erpConnections });
  await list.getByRole("row").filter({ hasText: "Workbook" }).click();
  await page.getByRole("button", { name: t.mappings }).click();
  const dialog = page.getByRole("dialog", { name: t.mappings });
  await dialog.getByRole("tab", { name: t.customer }).click();
  await dialog.getByLabel(t.syncActor(t.customer, t.company)).check();
  for (const column of ["Nm", "Ad1", "City"]) await mapField(dialog, { language, column });
  await dialog.getByRole("button", { name: t.done }).click();
  await expect(dialog).toBeHidden();
}

async function activate(page: Page, { language }: HowTo): Promise<void> {
  const t = TEXTS[language];
  const list = page.getByRole("region", { name: t.erpConnections });
  const active = list.getByRole("row").filter({ hasText: "Workbook" }).getByRole("checkbox");
  await active.click();
  await expect(active).toBeChecked();
}

interface OnCompany {
  readonly howTo: HowTo;
  readonly companyId: number;
}

async function connectCompany(page: Page, { howTo, companyId }: OnCompany): Promise<void> {
  const t = TEXTS[howTo.language];
  // The administrator is in no group: the scope binds administrators too, on the ERP tab.
  await signIn(page, { url: howTo.brygga.url, user: USER, language: howTo.language });
  await page.goto(`${howTo.brygga.url}/companies/${companyId}`);
  await page.getByRole("tab", { name: t.erpTab, exact: true }).click();
  await page.getByRole("button", { name: t.edit }).click();
  await page.getByRole("button", { name: t.customer }).click();
  const dialog = page.getByRole("dialog", { name: t.connectErp });
  await dialog.getByRole("searchbox").fill("10001");
  await dialog.getByRole("searchbox").press("Enter");
  await dialog.getByRole("row").filter({ hasText: "10001" }).click();
  await dialog.getByRole("button", { name: t.fromErp }).click();
  await dialog.getByRole("button", { name: t.connect, exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(t.connectedAs(t.customer, "1"))).toBeVisible();
}

async function changeWorkbook(api: Api, { howTo, companyId }: OnCompany): Promise<void> {
  await editCell(howTo.file, { sheet: "Customer", id: "1", column: "City", value: "Örebro" });
  await api.post("/sync-engine/sync", {});
  expect(await api.get(`/companies/${companyId}`)).toMatchObject({ postalCity: "Örebro" });
}

async function changeCrm(page: Page, { howTo, companyId }: OnCompany): Promise<void> {
  const t = TEXTS[howTo.language];
  await page.goto(`${howTo.brygga.url}/companies/${companyId}`);
  await page.getByLabel(t.postalAddress1).fill("Strandvägen 7");
  await page.getByRole("button", { name: t.save, exact: true }).click();
  await expect(page.getByText(t.saved, { exact: true })).toBeVisible();
  await signIn(page, { url: howTo.brygga.url, user: ADMIN, language: howTo.language });
  await openSyncTab(page, howTo.language);
  await page.getByRole("button", { name: t.syncNow }).click();
  await expect.poll(async () => (await readRow(howTo.file, "Customer", "1")).Ad1).toBe("Strandvägen 7");
}

async function readLog(page: Page, language: "sv" | "en"): Promise<void> {
  const t = TEXTS[language];
  await page.getByRole("link", { name: t.showLog }).click();
  const inbound = page.getByRole("row").filter({ hasText: "Örebro" });
  await expect(inbound).toHaveCount(1);
  await expect(inbound).toContainText(t.toCrm);
  const outbound = page.getByRole("row").filter({ hasText: "Strandvägen 7" });
  await expect(outbound).toHaveCount(1);
  await expect(outbound).toContainText(t.toErp);
}

async function lookAsOutsider({ howTo, companyId }: OnCompany): Promise<void> {
  const { browser, brygga, language } = howTo;
  const page = await openPage(browser, language);
  await signIn(page, { url: brygga.url, user: ADMIN, language });
  await page.goto(`${brygga.url}/companies/${companyId}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("tab", { name: TEXTS[language].erpTab, exact: true })).toHaveCount(0);
}
