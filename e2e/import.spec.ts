import type { Api } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga, USER } from "./support/brygga.ts";
import { connectWorkbook } from "./support/connected-workbook.ts";
import { IMPORT_TEXTS } from "./support/import-texts.ts";
import { type MisbehavingErp, startMisbehavingErp } from "./support/misbehaving-erp.ts";
import { type PlayedLanguage, playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { openSyncTab, signIn } from "./support/steps.ts";
import { type Browser, expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

/** More than one slice of the work: it is cancelled between two. */
const CUSTOMERS = 2600;

interface World {
  readonly brygga: Brygga;
  readonly api: Api;
  /** Connection to the workbook. */
  readonly workbookId: number;
  readonly erp: MisbehavingErp;
  /** Connection to it. */
  readonly erpId: number;
}

/** Two active connections; nothing is linked. */
async function makeWorld(): Promise<World> {
  const brygga = await startBrygga();
  const { api, connectionId } = await connectWorkbook(brygga);
  await api.patch("/sync-engine", { running: false });
  const erp = await startMisbehavingErp(CUSTOMERS);
  const erpId = await defineConnectionTo(api, { url: erp.url, name: "Nordvik" });
  await mapFields(api, erpId, {
    NAME: { crmFieldKey: "name", syncToErp: true, syncToCrm: true },
    PHONE: { crmFieldKey: "phone", syncToErp: true, syncToCrm: true },
  });
  await api.post(`/erp-connections/${erpId}/activate`, {});
  return { brygga, api, workbookId: connectionId, erp, erpId };
}

let world: World;

async function openAsAdministrator(browser: Browser, language: PlayedLanguage): Promise<Page> {
  const page = await openPage(browser, language);
  await signIn(page, { url: world.brygga.url, user: ADMIN, language });
  return page;
}

/** Begins an import of customers through the API, and opens its search. */
async function beginImport(page: Page, { api }: World, connectionId: number): Promise<number> {
  const { id } = await api.post("/imports", { connectionId, actorType: "Customer" });
  await page.goto(`${world.brygga.url}/settings/import/${id}`);
  return id;
}

const stateOf = async (id: number) => (await world.api.get<{ state: string }>(`/imports/${id}`)).state;

async function companiesNamed(name: string) {
  const path = `/companies?q=${encodeURIComponent(name)}`;
  return (await world.api.get<{ items: Record<string, string>[] }>(path)).items;
}

async function companyNamed(name: string) {
  const companies = await companiesNamed(name);
  expect(companies).toHaveLength(1);
  return companies[0] ?? {};
}

/** Imports a customer of the workbook through the API. */
async function importNamed(customer: string, name: string): Promise<void> {
  const { api, workbookId } = world;
  const { id } = await api.post("/imports", { connectionId: workbookId, actorType: "Customer", name });
  const criteria = [{ fieldKey: "NAME", operator: "=", values: [customer] }];
  await api.post(`/imports/${id}/search`, { criteria });
  await api.post(`/imports/${id}/actors`, { all: true });
  await api.post(`/imports/${id}/preview`, {});
  await expect.poll(() => stateOf(id)).toBe("previewed");
  await api.post(`/imports/${id}/run`, {});
  await expect.poll(() => stateOf(id)).toBe("imported");
}

/** The button in the form: the step that is called so has another. */
const searchButton = (page: Page, name: string): Locator =>
  page.getByRole("form").getByRole("button", { name });

const results = (page: Page, name: string): Locator => page.getByRole("table", { name }).getByRole("row");

for (const language of playedLanguages("sv")) {
  // A world of its own for each: what one has imported, the other could not.
  test.describe(language, () => {
    test.beforeAll(async () => {
      world = await makeWorld();
    });
    test.afterEach(() => world.erp.behave());
    test.afterAll(async () => {
      await world.erp.stop();
      await world.brygga.stop();
    });

    const t = { ...TEXTS[language], ...IMPORT_TEXTS[language] };

    test(`customers of the workbook are searched for, previewed, imported and found in a selection (${language})`, async ({
      browser,
    }) => {
      await world.api.post("/companies", { name: "Öresunds Kaffe AB", postalCity: "Ystad" });
      const page = await openAsAdministrator(browser, language);

      // Select, from the Sync tab.
      await openSyncTab(page, language);
      await page
        .getByRole("region", { name: t.erpConnections })
        .getByRole("row", { name: /Workbook/ })
        .click();
      // Work of the language before has a link of the same name, above.
      await page.getByRole("button", { name: t.title }).last().click();
      const begin = page.getByRole("dialog");
      await expect(begin.getByRole("combobox", { name: t.connection })).toHaveValue("Workbook");
      await begin.getByRole("radio", { name: t.becomes }).check();
      await begin.getByRole("button", { name: t.begin }).click();

      // Search, Add import; and again with a criterion.
      await page.getByRole("button", { name: t.addCriterion }).click();
      await searchButton(page, t.search).click();
      await expect(page.getByText(t.missing)).toBeVisible();
      await page.getByRole("combobox", { name: t.fieldOf(1) }).click();
      await page.getByRole("option", { name: /\(Nm\)/ }).click();
      await page.getByRole("textbox", { name: t.valueOf(1) }).fill("kaffe");
      await page.keyboard.press("Enter");
      await expect(results(page, t.found)).toHaveCount(2);
      await page.getByRole("checkbox", { name: /Öresunds Kaffe AB/ }).check();
      await page.getByRole("button", { name: t.add }).click();
      await expect(results(page, t.chosenPanel)).toHaveCount(2);

      // A reload loses neither what is chosen nor what was typed.
      await page.reload();
      await expect(page.getByRole("textbox", { name: t.valueOf(1) })).toHaveValue("kaffe");
      await expect(results(page, t.chosenPanel)).toHaveCount(2);
      await page.getByRole("textbox", { name: t.valueOf(1) }).fill("AS");
      await page.keyboard.press("Enter");
      await expect(results(page, t.found)).toHaveCount(3);
      await page.getByRole("button", { name: t.selectAll }).click();
      await page.getByRole("button", { name: t.add }).click();
      await expect(page.getByText(t.chosen(3))).toBeVisible();

      // Settings: contacts are brought along.
      await page.getByRole("button", { name: t.toSettings }).click();
      await page.getByRole("combobox", { name: t.contactMatch }).click();
      await page.getByRole("option", { name: t.fullName }).click();
      await page.getByRole("button", { name: t.showPreview }).click();

      // Preview: field by field, and one line unchecked.
      await expect(page.getByText(t.nothingWritten)).toBeVisible();
      await page.getByRole("button", { name: t.detailsOf("Öresunds Kaffe AB") }).click();
      const fields = page.getByRole("dialog").getByRole("row");
      await expect(fields.filter({ hasText: "Malmö" })).toContainText(t.kept);
      await expect(fields.filter({ hasText: "Hamngatan 12" })).toContainText(t.written);
      await page.getByRole("dialog").getByRole("button", { name: t.close }).last().click();
      await page.getByRole("checkbox", { name: t.checkOf("Nordre Møbelverk AS") }).uncheck();
      await expect(page.getByRole("checkbox", { name: t.checkOf("Tor Bråten") })).not.toBeChecked();
      expect(await companyNamed("Öresunds Kaffe AB")).toMatchObject({ postalAddress1: null });

      // Import and result.
      await page.getByRole("button", { name: t.start }).click();
      const lines = results(page, t.result);
      await expect(lines.filter({ hasText: "Nordre Møbelverk AS" }).first()).toContainText(t.unchecked);
      await expect(page.getByRole("button", { name: new RegExp(`4 ?${t.new}`) })).toBeVisible();
      expect(await companyNamed("Öresunds Kaffe AB")).toMatchObject({
        postalCity: "Ystad",
        postalAddress1: "Hamngatan 12",
      });
      await page.getByRole("link", { name: t.openNew("Workbook") }).click();
      await expect(page.getByRole("link", { name: "Fjordlys Elektro AS" })).toBeVisible();
      await expect(page.getByRole("link", { name: "Öresunds Kaffe AB" })).toBeHidden();
    });

    test(`replace overwrites what merge keeps, and an actor is never imported twice (${language})`, async ({
      browser,
    }) => {
      await world.api.post("/companies", { name: "Norrskens Data AB", postalCity: "Kiruna" });
      const page = await openAsAdministrator(browser, language);
      const id = await beginImport(page, world, world.workbookId);
      await searchButton(page, t.search).click();
      await page.getByRole("checkbox", { name: /Norrskens Data AB/ }).check();
      await page.getByRole("button", { name: t.add }).click();
      await page.getByRole("button", { name: t.toSettings }).click();
      await page.getByRole("radio", { name: t.replace }).check();
      await page.getByRole("button", { name: t.showPreview }).click();
      await page.getByRole("button", { name: t.start }).click();
      await expect.poll(() => stateOf(id)).toBe("imported");
      expect(await companyNamed("Norrskens Data AB")).not.toMatchObject({ postalCity: "Kiruna" });
      await beginImport(page, world, world.workbookId);
      await searchButton(page, t.search).click();
      await expect(page.getByRole("checkbox", { name: /Norrskens Data AB/ })).toBeDisabled();
      await expect(page.getByRole("link", { name: "Norrskens Data AB" })).toBeVisible();
    });

    test(`an ERP that is down is told in words; an import is cancelled and goes on (${language})`, async ({
      browser,
    }) => {
      const { erp, erpId } = world;
      const page = await openAsAdministrator(browser, language);
      const id = await beginImport(page, world, erpId);
      erp.misbehave("SearchActors", "hangs-up");
      await searchButton(page, t.search).click();
      await expect(page.getByRole("alert")).toBeVisible();
      erp.behave();
      await searchButton(page, t.search).click();
      await page.getByRole("button", { name: t.selectAll }).click();
      await page.getByRole("button", { name: t.add }).click();
      await page.getByRole("button", { name: t.toSettings }).click();
      await page.getByRole("button", { name: t.showPreview }).click();
      await expect.poll(() => stateOf(id)).toBe("previewed");

      // The ERP holds its answer, and somebody loses patience.
      erp.misbehave("GetActors", "held");
      await page.getByRole("button", { name: t.start }).click();
      await expect.poll(() => erp.held()).toBeGreaterThan(0);
      await expect(page.getByRole("button", { name: t.cancel })).toBeVisible();
      await page.reload();
      await page.getByRole("button", { name: t.cancel }).click();
      erp.behave();
      await expect(page.getByText(t.stopped)).toBeVisible();
      await page.getByRole("button", { name: t.goOn }).click();
      await expect.poll(() => stateOf(id)).toBe("imported");
      const { results: counts } = await world.api.get<{ results: Record<string, number> }>(`/imports/${id}`);
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(CUSTOMERS);
      expect(counts.failed).toBe(0);
    });

    test(`a selection is deleted with its records, and both are brought back (${language})`, async ({
      browser,
    }) => {
      await importNamed("Västerviks Båtbyggeri", "Boats");
      const page = await openAsAdministrator(browser, language);
      await page.getByRole("link", { name: t.selections }).click();
      const selection = page.getByRole("row").filter({ hasText: "Boats" });
      await selection.click();
      await page.getByRole("button", { name: t.delete, exact: true }).click();
      await page.getByRole("dialog").getByRole("radio").last().check();
      await page.getByRole("dialog").getByRole("button", { name: t.delete, exact: true }).click();
      await expect(page.getByText(t.deletedRecords)).toBeVisible();
      await expect.poll(() => companiesNamed("Västerviks Båtbyggeri")).toHaveLength(0);
      await page.getByRole("button", { name: t.undo, exact: true }).click();
      await expect(selection).toBeVisible();
      await expect.poll(() => companiesNamed("Västerviks Båtbyggeri")).toHaveLength(1);
    });

    test(`whoever is no administrator sees selections, and no import (${language})`, async ({ browser }) => {
      const page = await openPage(browser, language);
      await signIn(page, { url: world.brygga.url, user: USER, language });
      await expect(page.getByRole("link", { name: t.settings })).toBeHidden();
      await page.getByRole("link", { name: t.selections }).click();
      await expect(page.getByRole("button", { name: t.delete, exact: true })).toBeHidden();
      await page.goto(`${world.brygga.url}/settings/import`);
      await expect(page.getByRole("heading", { level: 1, name: t.noAccess })).toBeVisible();
    });
  });
}
