import { editCell, readRow } from "@brygga/connector-excel/testing";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { type ConnectedWorkbook, connectWorkbook } from "./support/connected-workbook.ts";
import { JOB_TEXTS } from "./support/job-texts.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { openPage } from "./support/screens.ts";
import { openSyncTab, signIn } from "./support/steps.ts";
import { type Browser, expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

type Language = "sv" | "en";

interface World extends ConnectedWorkbook {
  readonly brygga: Brygga;
  readonly page: Page;
  readonly language: Language;
  /** Linked to customers 1, 2 and 3 of the workbook. */
  readonly companyIds: readonly number[];
}

async function withWorld(
  { browser, language }: { browser: Browser; language: Language },
  perform: (world: World) => Promise<void>,
): Promise<void> {
  const brygga = await startBrygga();
  try {
    const connected = await connectWorkbook(brygga);
    await connected.api.patch("/sync-engine", { running: false });
    const companyIds = [];
    for (const erpKey of ["1", "2", "3"]) {
      const { id } = await connected.api.post("/companies", { name: `Company ${erpKey}` });
      const target = { connectionId: connected.connectionId, entity: "company", entityId: id };
      await connected.api.post("/links", { ...target, actorType: "Customer", erpKey, choices: {} });
      companyIds.push(id);
    }
    await connected.api.post("/sync-engine/sync", {});
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    await openSyncTab(page, language);
    await perform({ ...connected, brygga, page, language, companyIds });
  } finally {
    await brygga.stop();
  }
}

const cityInErp = async ({ file }: World, key: string) => (await readRow(file, "Customer", key)).City;

const cityInCrm = async ({ api, companyIds }: World, index: number) =>
  (await api.get<{ postalCity: string | null }>(`/companies/${companyIds[index]}`)).postalCity;

async function selectConnection({ page, language }: World): Promise<Locator> {
  const list = page.getByRole("region", { name: TEXTS[language].erpConnections });
  await list.getByRole("row").filter({ hasText: "Workbook" }).click();
  return list;
}

/** From the warning to the end of the work; what would change is seen before anything does. */
async function resync(world: World, { seen, before }: { seen: string; before: () => Promise<void> }) {
  const { page, language } = world;
  const t = JOB_TEXTS[language];
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(t.backUp)).toBeVisible();
  await expect(dialog.getByLabel(t.blanks)).not.toBeChecked();
  await dialog.getByRole("checkbox", { name: t.person, exact: true }).uncheck();
  await dialog.getByRole("button", { name: t.preview }).click();
  await expect(dialog.getByText(t.completed, { exact: true })).toBeVisible();
  await expect(dialog.getByText(t.limits, { exact: true })).toBeVisible();
  await expect(dialog.getByRole("row").filter({ hasText: seen })).toHaveCount(1);
  // A figure leads to what it counts.
  await dialog.getByRole("button", { name: t.wouldChange }).click();
  await expect(dialog.getByRole("combobox", { name: t.show, exact: true })).toHaveValue(t.changes);
  await expect(dialog.getByRole("row").filter({ hasText: seen })).toHaveCount(1);
  await before();
  // The address says what is open.
  await page.reload();
  await expect(dialog.getByRole("row").filter({ hasText: seen })).toHaveCount(1);
  await dialog.getByRole("button", { name: t.start }).click();
  await expect(dialog.getByRole("button", { name: t.undo })).toBeVisible();
  await expect(dialog.getByText(t.completed, { exact: true })).toBeVisible();
}

async function undo({ page, language }: World): Promise<void> {
  const t = JOB_TEXTS[language];
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: t.undo }).click();
  await dialog.getByRole("button", { name: t.undoNow }).click();
  await expect(dialog.getByRole("button", { name: t.undoNow })).toBeHidden();
  await expect(dialog.getByText(t.completed, { exact: true })).toBeVisible();
  await expect(page.getByRole("dialog", { name: t.undoTitle, exact: true })).toBeVisible();
}

/** Takes back what was just taken back; the dialog says that this is doing it again. */
async function redo({ page, language }: World): Promise<void> {
  const t = JOB_TEXTS[language];
  await page.getByRole("dialog").getByRole("button", { name: t.redo }).click();
  const preview = page.getByRole("dialog", { name: t.previewOf(t.redoTitle), exact: true });
  await preview.getByRole("button", { name: t.redoNow }).click();
  const done = page.getByRole("dialog", { name: t.redoTitle, exact: true });
  await expect(done.getByText(t.completed, { exact: true })).toBeVisible();
  // It can be taken back like anything else.
  await expect(done.getByRole("button", { name: t.undo })).toBeVisible();
}

for (const language of playedLanguages("en")) {
  test(`Resync from CRM is previewed, done and taken back (${language})`, async ({ browser }) => {
    await withWorld({ browser, language }, async (world) => {
      const was = await cityInCrm(world, 0);
      await editCell(world.file, { sheet: "Customer", id: "1", column: "City", value: "Kiruna" });
      await selectConnection(world);
      await world.page.getByRole("button", { name: JOB_TEXTS[language].resyncCrm }).click();
      await resync(world, {
        seen: "Kiruna",
        before: async () => expect(await cityInErp(world, "1")).toBe("Kiruna"),
      });
      expect(await cityInErp(world, "1")).toBe(was);
      await undo(world);
      expect(await cityInErp(world, "1")).toBe("Kiruna");
      await redo(world);
      expect(await cityInErp(world, "1")).toBe(was);
    });
  });

  test(`Resync from an ERP connection is previewed, done and taken back (${language})`, async ({
    browser,
  }) => {
    await withWorld({ browser, language }, async (world) => {
      const was = await cityInCrm(world, 1);
      await editCell(world.file, { sheet: "Customer", id: "2", column: "City", value: "Luleå" });
      const list = await selectConnection(world);
      await list.getByRole("button", { name: JOB_TEXTS[language].resyncErp }).click();
      await resync(world, {
        seen: "Luleå",
        before: async () => expect(await cityInCrm(world, 1)).toBe(was),
      });
      expect(await cityInCrm(world, 1)).toBe("Luleå");
      await undo(world);
      expect(await cityInCrm(world, 1)).toBe(was);
    });
  });

  test(`Compare lists what differs and writes nothing; the work is found again (${language})`, async ({
    browser,
  }) => {
    await withWorld({ browser, language }, async (world) => {
      const t = JOB_TEXTS[language];
      const was = await cityInCrm(world, 2);
      await editCell(world.file, { sheet: "Customer", id: "3", column: "City", value: "Umeå" });
      await selectConnection(world);
      const { page } = world;
      await page.getByRole("button", { name: t.compare, exact: true }).click();
      const dialog = page.getByRole("dialog");
      const row = dialog.getByRole("row").filter({ hasText: "Umeå" });
      await expect(row).toContainText(t.unexpected);
      const download = page.waitForEvent("download");
      await dialog.getByRole("link", { name: t.csv }).click();
      expect((await download).suggestedFilename()).toMatch(/^job-\d+\.csv$/);
      expect([await cityInCrm(world, 2), await cityInErp(world, "3")]).toEqual([was, "Umeå"]);
      await dialog.getByRole("button", { name: TEXTS[language].close }).last().click();
      const panel = page.getByRole("region", { name: t.jobs });
      await panel.getByRole("row").getByRole("button").first().click();
      await expect(row).toBeVisible();
    });
  });
}
