import { ADMIN, type Brygga, startBrygga, USER } from "./support/brygga.ts";
import { connectWorkbook } from "./support/connected-workbook.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { openPage } from "./support/screens.ts";
import { openSyncTab, signIn } from "./support/steps.ts";
import { expect, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

let brygga: Brygga;

test.beforeEach(async () => {
  brygga = await startBrygga();
});
test.afterEach(() => brygga.stop());

const connectorsOf = (page: Page, language: "sv" | "en") =>
  page.getByRole("region", { name: TEXTS[language].syncConnectors });
const connectionsOf = (page: Page, language: "sv" | "en") =>
  page.getByRole("region", { name: TEXTS[language].erpConnections });

for (const language of playedLanguages("sv")) {
  const t = TEXTS[language];

  test(`a URL where nothing answers is explained, and may be saved all the same (${language})`, async ({
    browser,
  }) => {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    await openSyncTab(page, language);
    await connectorsOf(page, language).getByRole("button", { name: t.add }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: t.name, exact: true }).fill("Later");
    await dialog.getByRole("textbox", { name: t.url }).fill("http://127.0.0.1:9/ErpConnectorWS.svc");
    await dialog.getByRole("button", { name: t.ok, exact: true }).click();
    await expect(dialog.getByText(t.noConnectorHere)).toBeVisible();
    await expect(dialog.getByText(t.refused)).toBeVisible();
    await dialog.getByRole("button", { name: t.saveAnyway }).click();
    await expect(dialog).toBeHidden();
    await expect(connectorsOf(page, language).getByRole("row").filter({ hasText: "Later" })).toBeVisible();
  });

  test(`two administrators: the second to save is told, and loads the present state (${language})`, async ({
    browser,
  }) => {
    await connectWorkbook(brygga);
    const [first, second] = [await openPage(browser, language), await openPage(browser, language)];
    for (const page of [first, second]) {
      await signIn(page, { url: brygga.url, user: ADMIN, language });
      await openSyncTab(page, language);
      await connectionsOf(page, language).getByRole("row").filter({ hasText: "Workbook" }).click();
      await connectionsOf(page, language).getByRole("button", { name: t.configureConnection }).click();
      // Both have read the same state before either of them saves.
      await page.getByRole("dialog").getByRole("textbox", { name: t.description }).waitFor();
    }
    await describeAs(first, language, "By the first");
    await describeAs(second, language, "By the second");
    const dialog = second.getByRole("dialog", { name: t.configureConnection });
    await expect(dialog.getByText(t.somebodyElse)).toBeVisible();
    await dialog.getByRole("button", { name: t.loadPresent }).click();
    await expect(dialog.getByRole("textbox", { name: t.description })).toHaveValue("By the first");
  });

  test(`an ERP that does not answer leaves the rest of the record alone (${language})`, async ({
    browser,
  }) => {
    const { api, connectionId } = await connectWorkbook(brygga);
    const company = await api.post("/companies", { name: "Havsbris" });
    const target = {
      connectionId,
      entity: "company",
      entityId: company.id,
      actorType: "Customer",
      erpKey: "1",
    };
    await api.post("/links", { ...target, choices: {} });
    await brygga.erp.stop();
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: USER, language });
    await page.goto(`${brygga.url}/companies/${company.id}`);
    await page.getByRole("tab", { name: t.erpTab, exact: true }).click();
    await expect(page.getByText(t.noAnswer)).toBeVisible();
    await expect(page.getByText(t.connectedAs(t.customer, "1"))).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

async function describeAs(page: Page, language: "sv" | "en", description: string): Promise<void> {
  const t = TEXTS[language];
  const dialog = page.getByRole("dialog", { name: t.configureConnection });
  await dialog.getByRole("textbox", { name: t.description }).fill(description);
  await dialog.getByRole("button", { name: t.ok, exact: true }).click();
  if (description === "By the first") await expect(dialog).toBeHidden();
}

test("a reload in the middle of the dialog opens it again as it was, and has saved nothing", async ({
  browser,
}) => {
  const language = "en";
  const t = TEXTS[language];
  const { api } = await connectWorkbook(brygga);
  const page = await openPage(browser, language);
  await signIn(page, { url: brygga.url, user: ADMIN, language });
  await openSyncTab(page, language);
  await connectionsOf(page, language).getByRole("button", { name: t.add }).click();
  const dialog = page.getByRole("dialog", { name: t.defineConnection });
  await dialog.getByRole("textbox", { name: t.name, exact: true }).fill("Half done");
  await dialog.getByRole("combobox", { name: t.syncConnector }).click();
  await page.getByRole("option", { name: "Excel" }).click();
  await expect(dialog.getByRole("group")).toContainText("Workbook");
  await page.reload();
  await expect(dialog.getByRole("textbox", { name: t.name, exact: true })).toHaveValue("Half done");
  await expect(dialog.getByRole("combobox", { name: t.syncConnector })).toHaveValue("Excel");
  const { items } = await api.get<{ items: unknown[] }>("/erp-connections");
  expect(items).toHaveLength(1);
});

test("a server that is killed comes back with everything, and the page goes on", async ({ browser }) => {
  const language = "en";
  const { api } = await connectWorkbook(brygga);
  const company = await api.post("/companies", { name: "Havsbris" });
  const page = await openPage(browser, language);
  await signIn(page, { url: brygga.url, user: ADMIN, language });
  await brygga.restart("SIGKILL");
  await page.goto(`${brygga.url}/companies/${company.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Havsbris" })).toBeVisible();
  await page.getByRole("tab", { name: "ERP", exact: true }).click();
  await expect(page.getByText("Not connected", { exact: true })).toBeVisible();
});
