import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { type ChangingErp, startChangingErp } from "./support/changing-erp.ts";
import { ORDER_TEXTS } from "./support/order-texts.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { openSyncTab, signIn } from "./support/steps.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

type Language = "sv" | "en";

const NAME = "Nordvik";

let brygga: Brygga;
let erp: ChangingErp;
let api: Api;
let id: number;

test.beforeEach(async () => {
  // With the lists of a first start: a list without items cannot be mapped.
  [brygga, erp] = [await startBrygga({ demo: true }), await startChangingErp()];
  api = await signInToApi(brygga.url, ADMIN);
  id = await defineConnectionTo(api, { url: erp.url, name: NAME });
});
test.afterEach(async () => {
  await brygga.stop();
  await erp.stop();
});

async function start(page: Page, language: Language): Promise<void> {
  await signIn(page, { url: brygga.url, user: ADMIN, language });
  await openSyncTab(page, language);
}

/** Ticks Active in the list, and answers the dialog with the reasons. */
async function activate(page: Page, language: Language): Promise<Locator> {
  const t = ORDER_TEXTS[language];
  const list = page.getByRole("region", { name: TEXTS[language].erpConnections });
  await list.getByRole("checkbox", { name: t.activeOf(NAME) }).click();
  return page.getByRole("dialog", { name: t.cannotActivate(NAME) });
}

const done = (dialog: Locator, language: Language) =>
  dialog.getByRole("button", { name: TEXTS[language].done, exact: true });

async function chooseActorType(page: Page, language: Language): Promise<void> {
  const t = ORDER_TEXTS[language];
  const reasons = await activate(page, language);
  await expect(reasons.getByText(t.noActorType)).toBeVisible();
  await reasons.getByRole("button", { name: t.openMappings }).click();
  const mappings = page.getByRole("dialog", { name: TEXTS[language].mappings });
  await mappings
    .getByLabel(TEXTS[language].syncActor(TEXTS[language].customer, TEXTS[language].company))
    .check();
  await done(mappings, language).click();
  await expect(mappings).toBeHidden();
}

/** Both ways out are offered; the default is taken. */
async function giveDefault(page: Page, language: Language): Promise<void> {
  const t = ORDER_TEXTS[language];
  const reasons = await activate(page, language);
  await expect(reasons.getByText(t.demands)).toBeVisible();
  await expect(reasons.getByRole("button", { name: t.openMappings })).toBeVisible();
  await reasons.getByRole("button", { name: t.giveDefault }).click();
  const adding = page.getByRole("dialog", { name: t.addDefault });
  await expect(adding.getByRole("textbox", { name: t.defaultValue })).toBeFocused();
  await adding.getByRole("textbox", { name: t.defaultValue }).fill("Utan namn");
  await adding.getByRole("button", { name: TEXTS[language].ok, exact: true }).click();
  const defaults = page.getByRole("dialog", { name: t.defaults });
  await done(defaults, language).click();
  await expect(defaults).toBeHidden();
}

async function mapList(page: Page, language: Language): Promise<void> {
  const t = ORDER_TEXTS[language];
  await mapFields(api, id, {
    GROUP: { crmFieldKey: "category", syncToCrm: true },
    PHONE: { crmFieldKey: "phone", syncToCrm: true },
  });
  const reasons = await activate(page, language);
  await expect(reasons.getByText(t.listUnmapped)).toBeVisible();
  await reasons.getByRole("button", { name: t.openListMapping }).click();
  const lists = page.getByRole("dialog", { name: TEXTS[language].listMapping });
  await lists.getByRole("combobox").first().click();
  await page.getByRole("option").first().click();
  await done(lists, language).click();
  await expect(lists).toBeHidden();
}

async function meetClosedErp(page: Page, language: Language): Promise<void> {
  const t = ORDER_TEXTS[language];
  erp.isClosed = true;
  const reasons = await activate(page, language);
  await expect(reasons.getByText(t.closed)).toBeVisible();
  await reasons.getByRole("button", { name: t.openConfiguration }).click();
  const configuration = page.getByRole("dialog", { name: TEXTS[language].configureConnection });
  await expect(configuration.getByRole("textbox", { name: TEXTS[language].name, exact: true })).toHaveValue(
    NAME,
  );
  await configuration.getByRole("button", { name: TEXTS[language].cancel, exact: true }).click();
  erp.isClosed = false;
}

/** The same reasons meet who ticks Active in the dialog; the field that is gone is unmapped. */
async function unmapMissing(page: Page, language: Language): Promise<void> {
  const t = ORDER_TEXTS[language];
  erp.missing.add("PHONE");
  await api.post(`/erp-connections/${id}/refresh-fields`, {});
  // What the program has done is not yet in the page.
  await page.reload();
  const list = page.getByRole("region", { name: TEXTS[language].erpConnections });
  await list.getByRole("row").filter({ hasText: NAME }).click();
  await list.getByRole("button", { name: TEXTS[language].configureConnection }).click();
  const configuration = page.getByRole("dialog", { name: TEXTS[language].configureConnection });
  await configuration.getByLabel(TEXTS[language].active, { exact: true }).check();
  await configuration.getByRole("button", { name: TEXTS[language].ok, exact: true }).click();
  const refusal = configuration.getByRole("alert");
  await expect(refusal.getByText(t.gone)).toBeVisible();
  await refusal.getByRole("button", { name: t.openMappings }).click();
  const mappings = page.getByRole("dialog", { name: TEXTS[language].mappings });
  const row = mappings.getByRole("row").filter({ hasText: t.fieldNames.PHONE });
  await row.getByLabel(t.clear, { exact: true }).click();
  await done(mappings, language).click();
  await expect(mappings).toBeHidden();
}

for (const language of playedLanguages("sv")) {
  const t = ORDER_TEXTS[language];

  test(`activation says what is missing, and each reason leads to where it is mended (${language})`, async ({
    browser,
  }) => {
    const page = await openPage(browser, language);
    await start(page, language);
    await test.step("no actor type", () => chooseActorType(page, language));
    await test.step("a mandatory field that nothing fills", () => giveDefault(page, language));
    await test.step("a list that is not mapped", () => mapList(page, language));
    await test.step("a test that fails", () => meetClosedErp(page, language));
    await test.step("a mapped field that is gone from the ERP", () => unmapMissing(page, language));
    await test.step("items without a partner are a remark only", async () => {
      await activate(page, language);
      const remarks = page.getByRole("dialog", { name: t.remarks(NAME) });
      await expect(remarks.getByRole("button", { name: t.openListMapping })).toBeVisible();
      await remarks.getByRole("button", { name: TEXTS[language].close, exact: true }).last().click();
      const list = page.getByRole("region", { name: TEXTS[language].erpConnections });
      await expect(list.getByRole("checkbox", { name: t.activeOf(NAME) })).toBeChecked();
    });
  });
}
