import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { ORDER_TEXTS } from "./support/order-texts.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { expectLocked, openSyncTab, signIn } from "./support/steps.ts";
import { type Browser, expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

type Language = "sv" | "en";

let brygga: Brygga;
let api: Api;

test.beforeAll(async () => {
  brygga = await startBrygga();
  api = await signInToApi(brygga.url, ADMIN);
});
test.afterAll(() => brygga.stop());

interface StoredDefault {
  fieldKey: string;
  hasDefault: boolean;
  default: string;
  askUser: boolean;
  mandatory: boolean;
}

/** The defaults of customers as they are stored, by field. */
async function storedDefaults(id: number): Promise<Record<string, StoredDefault>> {
  const { fields } = await api.get<{ fields: StoredDefault[] }>(`/erp-connections/${id}/defaults/Customer`);
  const given = fields.filter(({ hasDefault, askUser }) => hasDefault || askUser);
  return Object.fromEntries(given.map((field) => [field.fieldKey, field]));
}

async function openDefaults(browser: Browser, { language, name }: { language: Language; name: string }) {
  const page = await openPage(browser, language);
  await signIn(page, { url: brygga.url, user: ADMIN, language });
  await openSyncTab(page, language);
  const list = page.getByRole("region", { name: TEXTS[language].erpConnections });
  await list.getByRole("row").filter({ hasText: name }).click();
  await page.getByRole("button", { name: ORDER_TEXTS[language].defaults }).click();
  const dialog = page.getByRole("dialog", { name: `${ORDER_TEXTS[language].defaults}: ${name}` });
  await dialog.getByRole("tab", { name: TEXTS[language].customer }).click();
  return { page, dialog };
}

const rowOf = (dialog: Locator, name: string) => dialog.getByRole("row").filter({ hasText: name });

async function addGroup(page: Page, dialog: Locator, language: Language): Promise<string> {
  const t = ORDER_TEXTS[language];
  await dialog.getByRole("button", { name: TEXTS[language].add, exact: true }).click();
  const adding = page.getByRole("dialog", { name: t.addDefault });
  const ok = adding.getByRole("button", { name: TEXTS[language].ok, exact: true });
  await expectLocked(ok);
  await adding.getByRole("combobox", { name: t.erpField }).click();
  await page.getByRole("option", { name: t.fieldNames.GROUP }).click();
  await adding.getByRole("combobox", { name: t.defaultValue }).click();
  const item = page.getByRole("listbox").getByRole("option").first();
  const text = (await item.textContent()) ?? "";
  await item.click();
  await expect(adding.getByText(t.appliedSilently)).toBeVisible();
  await ok.click();
  await expect(adding).toBeHidden();
  return text;
}

/** The ERP demands a name: the box Mandatory is ticked, and nobody can change that. */
async function askForName(page: Page, dialog: Locator, language: Language): Promise<void> {
  const t = ORDER_TEXTS[language];
  await dialog.getByRole("button", { name: t.fieldNames.NAME }).click();
  const adding = page.getByRole("dialog", { name: t.addDefault });
  const mandatory = adding.getByLabel(t.mandatory);
  await expect(mandatory).toBeChecked();
  await expect(mandatory).toBeDisabled();
  await adding.getByLabel(t.setDefault, { exact: true }).uncheck();
  await expect(adding.getByText(t.noSource)).toBeVisible();
  await expectLocked(adding.getByRole("button", { name: TEXTS[language].ok, exact: true }));
  await adding.getByLabel(t.askUser, { exact: true }).check();
  await adding.getByRole("button", { name: TEXTS[language].ok, exact: true }).click();
}

async function editCreditDays(page: Page, dialog: Locator, language: Language): Promise<void> {
  const t = ORDER_TEXTS[language];
  await rowOf(dialog, t.fieldNames.DAYS).click();
  await dialog.getByRole("button", { name: TEXTS[language].edit, exact: true }).click();
  const editing = page.getByRole("dialog", { name: t.editDefault });
  const value = editing.getByRole("textbox", { name: t.defaultValue });
  await value.fill("soon");
  await expectLocked(editing.getByRole("button", { name: TEXTS[language].ok, exact: true }));
  await value.fill("45");
  await editing.getByLabel(t.askUser, { exact: true }).check();
  await editing.getByLabel(t.mandatory).check();
  await editing.getByRole("button", { name: TEXTS[language].ok, exact: true }).click();
}

for (const language of playedLanguages("en")) {
  const t = ORDER_TEXTS[language];

  test(`defaults are added, edited and deleted, and kept over a reload (${language})`, async ({
    browser,
  }) => {
    const name = `Nordvik ${language}`;
    const id = await defineConnectionTo(api, { url: brygga.sampleUrl, name });
    const { page, dialog } = await openDefaults(browser, { language, name });
    await expect(rowOf(dialog, t.fieldNames.DAYS)).toContainText("30");
    const group = await addGroup(page, dialog, language);
    await expect(rowOf(dialog, t.fieldNames.GROUP)).toContainText(group);
    await askForName(page, dialog, language);
    await editCreditDays(page, dialog, language);
    await rowOf(dialog, t.fieldNames.GROUP).click();
    await dialog.getByRole("button", { name: t.delete, exact: true }).click();
    await expect(rowOf(dialog, t.fieldNames.GROUP)).toHaveCount(0);
    await dialog.getByRole("button", { name: t.undo, exact: true }).click();
    await expect(rowOf(dialog, t.fieldNames.GROUP)).toContainText(group);
    await page.reload();
    await expect(rowOf(dialog, t.fieldNames.GROUP)).toContainText(group);
    expect(Object.keys(await storedDefaults(id))).toEqual(["CREDITDAYS"]);
    await dialog.getByRole("button", { name: TEXTS[language].done, exact: true }).click();
    await expect(dialog).toBeHidden();
    expect(await storedDefaults(id)).toMatchObject({
      NAME: { hasDefault: false, askUser: true, mandatory: true },
      CREDITDAYS: { hasDefault: true, default: "45", askUser: true, mandatory: true },
      CUSTGROUP: { hasDefault: true, askUser: false, mandatory: false },
    });
  });

  test(`what somebody else has changed meanwhile is kept, and explained (${language})`, async ({
    browser,
  }) => {
    const name = `Havet ${language}`;
    const id = await defineConnectionTo(api, { url: brygga.sampleUrl, name });
    const { page, dialog } = await openDefaults(browser, { language, name });
    await addGroup(page, dialog, language);
    const theirs = { fieldKey: "PHONE", hasDefault: true, default: "08-1", askUser: false, mandatory: false };
    await api.put(`/erp-connections/${id}/defaults/Customer`, { defaults: [theirs] });
    const done = dialog.getByRole("button", { name: TEXTS[language].done, exact: true });
    await done.click();
    await expect(dialog.getByText(t.merged)).toBeVisible();
    await expect(rowOf(dialog, t.fieldNames.PHONE)).toContainText("08-1");
    await expect(rowOf(dialog, t.fieldNames.DAYS)).toHaveCount(0);
    await done.click();
    await expect(dialog).toBeHidden();
    expect(Object.keys(await storedDefaults(id)).sort()).toEqual(["CUSTGROUP", "PHONE"]);
  });
}

test("Escape closes the dialog above only, and changes are not lost by it", async ({ browser }) => {
  const language = "en";
  const t = ORDER_TEXTS[language];
  await defineConnectionTo(api, { url: brygga.sampleUrl, name: "Keys" });
  const { page, dialog } = await openDefaults(browser, { language, name: "Keys" });
  await rowOf(dialog, t.fieldNames.DAYS).click();
  await dialog.getByRole("button", { name: t.delete, exact: true }).click();
  await dialog.getByRole("button", { name: TEXTS[language].add, exact: true }).click();
  const adding = page.getByRole("dialog", { name: t.addDefault });
  await expect(adding.getByRole("combobox", { name: t.erpField })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(adding).toBeHidden();
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: t.goOnEditing }).click();
  await expect(rowOf(dialog, t.fieldNames.DAYS)).toHaveCount(0);
});
