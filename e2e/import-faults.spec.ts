import { readFile } from "node:fs/promises";
import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { IMPORT_TEXTS } from "./support/import-texts.ts";
import { type MisbehavingErp, startMisbehavingErp } from "./support/misbehaving-erp.ts";
import { type PlayedLanguage, playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { signIn } from "./support/steps.ts";
import { type Browser, expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

/** Three batches: the ERP goes down after the first. */
const MANY = 1200;
const FEW = 4;

/** How long a slow ERP takes to answer, in milliseconds. */
const SLOW_MS = process.env.BRYGGA_TEST_LONG === "1" ? 30_000 : 1500;

let brygga: Brygga;
let api: Api;

test.beforeAll(async () => {
  brygga = await startBrygga();
  api = await signInToApi(brygga.url, ADMIN);
  await api.patch("/sync-engine", { running: false });
});
test.afterAll(() => brygga.stop());

interface World {
  readonly erp: MisbehavingErp;
  readonly connectionId: number;
  readonly importId: number;
}

/** An ERP with an active connection, and an import of its customers that has chosen nothing yet. */
async function beginImport(name: string, customers: number): Promise<World> {
  const erp = await startMisbehavingErp(customers);
  const connectionId = await defineConnectionTo(api, { url: erp.url, name });
  await mapFields(api, connectionId, {
    NAME: { crmFieldKey: "name", syncToErp: true, syncToCrm: true, showInSearch: true },
    PHONE: { crmFieldKey: "phone", syncToErp: true, syncToCrm: true },
  });
  await api.post(`/erp-connections/${connectionId}/activate`, {});
  const { id } = await api.post("/imports", { connectionId, actorType: "Customer" });
  // Every run of the test makes records of its own.
  await api.patch(`/imports/${id}`, { settings: { onDuplicate: "add" } });
  return { erp, connectionId, importId: id };
}

/** With all customers chosen, and previewed. */
async function previewImport(name: string, customers: number): Promise<World> {
  const world = await beginImport(name, customers);
  const { importId } = world;
  await api.post(`/imports/${importId}/search`, {});
  await api.post(`/imports/${importId}/actors`, { all: true });
  await api.post(`/imports/${importId}/preview`, {});
  await expect.poll(() => stateOf(importId)).toBe("previewed");
  return world;
}

interface View {
  readonly state: string;
  readonly results: Readonly<Record<string, number>>;
}

const viewOf = (id: number) => api.get<View>(`/imports/${id}`);
const stateOf = async (id: number) => (await viewOf(id)).state;

/** How many companies an ERP connection has; a link is of one company, so that none is there twice. */
async function connectedIn(connectionId: number): Promise<number> {
  return (await api.get<{ total: number }>(`/companies?linkedIn=${connectionId}&limit=1`)).total;
}

async function openImport(browser: Browser, language: PlayedLanguage, id: number): Promise<Page> {
  const page = await openPage(browser, language);
  await signIn(page, { url: brygga.url, user: ADMIN, language });
  await page.goto(`${brygga.url}/settings/import/${id}`);
  return page;
}

const searchButton = (page: Page, name: string): Locator =>
  page.getByRole("form").getByRole("button", { name });
/** In the browser: whether a box is checked as soon as its click has been dealt with. */
const clickAndRead = (box: object) => {
  const input = box as { click(): void; checked: boolean };
  input.click();
  return input.checked;
};

const rowsOf = (page: Page, name: string): Locator => page.getByRole("table", { name }).getByRole("row");

for (const language of playedLanguages("en")) {
  const t = { ...TEXTS[language], ...IMPORT_TEXTS[language] };
  const format = new Intl.NumberFormat(language === "en" ? "en-GB" : "sv-SE");

  test(`an ERP that answers garbage or slowly, and goes down in the middle, is waited for (${language})`, async ({
    browser,
  }) => {
    const { erp, connectionId, importId } = await beginImport(`Faults ${language}`, MANY);
    try {
      const page = await openImport(browser, language, importId);
      erp.misbehave("SearchActors", "garbage");
      await searchButton(page, t.search).click();
      await expect(page.getByRole("alert").getByText(t.notUnderstood)).toBeVisible();

      // A slow answer keeps nobody from anything else.
      erp.misbehave("SearchActors", "held");
      await searchButton(page, t.search).click();
      await expect.poll(() => erp.held()).toBe(1);
      await expect(page.getByText(t.searching)).toBeVisible();
      expect(await api.patch(`/imports/${importId}`, { name: "Slow" })).toMatchObject({ name: "Slow" });
      await page.waitForTimeout(SLOW_MS);
      erp.behave();
      await expect(rowsOf(page, t.found).nth(1)).toBeVisible();
      await page.getByRole("button", { name: t.selectAll }).click();
      await page.getByRole("button", { name: t.add }).click();
      await page.getByRole("button", { name: t.toSettings }).click();
      await page.getByRole("button", { name: t.showPreview }).click();
      await expect(page.getByText(t.nothingWritten)).toBeVisible();
      await expect.poll(() => stateOf(importId)).toBe("previewed");

      // The first batch is stored, and nothing answers for the second.
      erp.misbehave("GetActors", "held");
      await page.getByRole("button", { name: t.start }).click();
      await expect.poll(() => erp.held()).toBe(1);
      erp.misbehave("GetActors", "hangs-up");
      erp.release();
      await expect(page.getByText(t.nextAttempt)).toBeVisible();
      await expect(page.getByText(t.doneOf(format.format(500), format.format(MANY)))).toBeVisible();
      expect(await connectedIn(connectionId)).toBe(500);

      // Whoever wants to know need not wait.
      const attempts = erp.calls.length;
      await page.getByRole("button", { name: t.tryNow }).click();
      await expect.poll(() => erp.calls.length).toBeGreaterThan(attempts);
      await expect(page.getByText(t.nextAttempt)).toBeVisible();

      // Nobody has to do anything, even if the server dies meanwhile.
      await brygga.restart("SIGKILL");
      erp.behave();
      await expect(rowsOf(page, t.result).nth(1)).toBeVisible({ timeout: 40_000 });
      expect(await viewOf(importId)).toMatchObject({ state: "imported", results: { new: MANY, failed: 0 } });
      expect(await connectedIn(connectionId)).toBe(MANY);
    } finally {
      await erp.stop();
    }
  });

  test(`failed actors say why and are tried again; the result is a file, and is undone (${language})`, async ({
    browser,
  }) => {
    const { erp, connectionId, importId } = await previewImport(`Retry ${language}`, FEW);
    try {
      const [first] = erp.erp.actors("Customer");
      const { erpKey = "", fieldValues: { NAME: name = "" } = {} } = first ?? {};
      erp.refusedKeys.add(erpKey);
      const page = await openImport(browser, language, importId);
      await page.getByRole("button", { name: t.start }).click();
      const failed = rowsOf(page, t.result).filter({ hasText: erpKey });
      await expect(failed).toContainText("Its card is open at another desk");
      await expect(page.getByText(t.withFailures)).toBeVisible();
      await page.getByRole("button", { name: new RegExp(`1 ?${t.failed}`) }).click();
      await expect(rowsOf(page, t.result)).toHaveCount(2);
      const downloading = page.waitForEvent("download");
      await page.getByRole("link", { name: t.csv }).click();
      const file = await readFile(await (await downloading).path(), "utf8");
      expect(file.trim().split("\n")).toHaveLength(2);
      expect(file).toContain(`company,Customer,${erpKey},`);
      expect(file).toContain("failed,erp-refused,");

      // Trying again changes nothing as long as the cause is there.
      const readings = () => erp.calls.filter(({ operation }) => operation === "GetActors").length;
      const before = readings();
      await page.getByRole("button", { name: t.retryOf(name) }).click();
      await expect.poll(readings).toBeGreaterThan(before);
      await expect.poll(() => stateOf(importId)).toBe("imported");
      await expect(failed).toContainText("Its card is open at another desk");
      erp.refusedKeys.clear();
      await page.getByRole("button", { name: t.retryAll }).click();
      await expect(page.getByRole("button", { name: new RegExp(`${FEW} ?${t.new}`) })).toBeVisible();
      await expect(page.getByText(t.withFailures)).toBeHidden();
      expect(await connectedIn(connectionId)).toBe(FEW);

      // Undo shows first what it means.
      await page.getByRole("link", { name: t.undoImport }).click();
      await page.getByRole("dialog").getByRole("button", { name: t.undoImport }).click();
      await expect(page.getByRole("dialog").getByRole("button", { name: t.undoNow })).toBeEnabled();
      expect(await connectedIn(connectionId)).toBe(FEW);
      await page.getByRole("dialog").getByRole("button", { name: t.undoNow }).click();
      await expect.poll(() => connectedIn(connectionId)).toBe(0);
      await page.goto(`${brygga.url}/settings/import/${importId}`);
      await expect(page.getByText(t.undone)).toHaveCount(FEW);
    } finally {
      await erp.stop();
    }
  });

  test(`two administrators at one import see what the other does, and it runs once (${language})`, async ({
    browser,
  }) => {
    const { erp, connectionId, importId } = await previewImport(`Two ${language}`, FEW);
    try {
      const [first] = erp.erp.actors("Customer");
      const name = first?.fieldValues.NAME ?? "";
      const [mine, theirs] = [
        await openImport(browser, language, importId),
        await openImport(browser, language, importId),
      ];
      const box = (page: Page) => page.getByRole("checkbox", { name: t.checkOf(name) });
      await expect(box(theirs)).toBeChecked();
      // The box has its state with the click, not a moment later.
      expect(await box(mine).evaluate(clickAndRead)).toBe(false);
      await expect(box(theirs)).not.toBeChecked();
      erp.misbehave("GetActors", "held");
      await mine.getByRole("button", { name: t.start }).click();
      await expect(theirs.getByRole("button", { name: t.cancel })).toBeVisible();
      await expect.poll(() => erp.held()).toBe(1);
      await theirs.getByRole("button", { name: t.cancel }).click();
      erp.behave();
      await expect.poll(() => stateOf(importId)).toMatch(/stopped|imported/);
      // What was under way is ended between two batches: it may have been the last.
      if ((await stateOf(importId)) === "stopped") await mine.getByRole("button", { name: t.goOn }).click();
      await expect.poll(() => stateOf(importId)).toBe("imported");
      expect((await viewOf(importId)).results).toMatchObject({ new: FEW - 1, skipped: 1, failed: 0 });
      expect(await connectedIn(connectionId)).toBe(FEW - 1);
      await expect(rowsOf(theirs, t.result)).toHaveCount(FEW + 1);

      await mine.goto(`${brygga.url}/settings/import?dialog=delete&import=${importId}`);
      await mine.getByRole("dialog").getByRole("button", { name: t.confirm, exact: true }).click();
      await expect(theirs.getByRole("alert").getByText(t.gone)).toBeVisible();
    } finally {
      await erp.stop();
    }
  });
}
