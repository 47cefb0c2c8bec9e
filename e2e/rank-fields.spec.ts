import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { ORDER_TEXTS } from "./support/order-texts.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { openSyncTab, signIn } from "./support/steps.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

type Language = "sv" | "en";

let brygga: Brygga;
let api: Api;

test.beforeAll(async () => {
  brygga = await startBrygga();
  api = await signInToApi(brygga.url, ADMIN);
});
test.afterAll(() => brygga.stop());

async function openRanks(page: Page, { language, name }: { language: Language; name: string }) {
  await openSyncTab(page, language);
  const list = page.getByRole("region", { name: TEXTS[language].erpConnections });
  await list.getByRole("row").filter({ hasText: name }).click();
  await page.getByRole("button", { name: ORDER_TEXTS[language].rankFields }).click();
  return page.getByRole("dialog", { name: `${ORDER_TEXTS[language].rankFields}: ${name}` });
}

const namesOf = (dialog: Locator) => dialog.getByRole("listitem").locator("p:first-child").allTextContents();
const orderOf = async (id: number) => {
  const { fields } = await api.get<{ fields: { fieldKey: string }[] }>(
    `/erp-connections/${id}/ranks/Customer`,
  );
  return fields.map(({ fieldKey }) => fieldKey);
};

/** Pulls the handle of one row onto another row, as a hand does. */
async function drag(page: Page, handle: Locator, onto: Locator): Promise<void> {
  const [from, to] = [await handle.boundingBox(), await onto.boundingBox()];
  if (from === null || to === null) throw new Error("a row is not shown");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2, from.y - 10, { steps: 5 });
  await page.mouse.move(to.x + to.width / 2, to.y + 2, { steps: 15 });
  await page.mouse.up();
}

for (const language of playedLanguages("en")) {
  const t = ORDER_TEXTS[language];
  const { NAME, PHONE, GROUP } = t.fieldNames;

  test(`fields are ranked by number, arrow, mouse and keyboard, and searches follow (${language})`, async ({
    browser,
  }) => {
    const name = `Nordvik ${language}`;
    const id = await defineConnectionTo(api, { url: brygga.sampleUrl, name });
    await mapFields(api, id, { NAME: { syncToErp: true, syncToCrm: true }, PHONE: { showInSearch: true } });
    await api.post(`/erp-connections/${id}/activate`, {});
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    const dialog = await openRanks(page, { language, name });
    await test.step("by a number", async () => {
      const rank = dialog.getByRole("textbox", { name: t.rankOf(GROUP), exact: true });
      await rank.fill("1");
      await rank.press("Enter");
      await expect.poll(async () => (await namesOf(dialog))[0]).toBe(GROUP);
      await expect(dialog.getByRole("textbox", { name: t.rankOf(GROUP), exact: true })).toBeFocused();
    });
    await test.step("by an arrow, which keeps the focus to the end of the list and says so", async () => {
      const up = dialog.getByRole("button", { name: t.up(NAME), exact: true });
      for (const _ of [1, 2]) await up.click();
      await expect(up).toBeFocused();
      await expect(up).toBeDisabled();
      expect((await namesOf(dialog)).slice(0, 2)).toEqual([NAME, GROUP]);
    });
    await test.step("by the mouse", async () => {
      const first = dialog.getByRole("listitem").first();
      const handle = dialog.getByRole("button", { name: t.handle(PHONE), exact: true });
      await drag(page, handle, first);
      await expect.poll(async () => (await namesOf(dialog))[0]).toBe(PHONE);
    });
    await test.step("by the keyboard; Escape puts the row back and leaves the dialog open", async () => {
      const handle = dialog.getByRole("button", { name: t.handle(PHONE), exact: true });
      await handle.focus();
      await pressAll(page, ["Space", "ArrowDown", "Escape"]);
      await expect(dialog).toBeVisible();
      expect((await namesOf(dialog))[0]).toBe(PHONE);
      await pressAll(page, ["Space", "ArrowDown", "Space"]);
      await expect.poll(async () => (await namesOf(dialog)).slice(0, 3)).toEqual([NAME, PHONE, GROUP]);
    });
    await dialog.getByRole("button", { name: TEXTS[language].done, exact: true }).click();
    await expect(dialog).toBeHidden();
    expect((await orderOf(id)).slice(0, 3)).toEqual(["NAME", "PHONE", "CUSTGROUP"]);
    await expectSearchColumns(page, language, [NAME, PHONE]);
    // The next language has a list of connections of its own.
    await api.post(`/erp-connections/${id}/deactivate`, {});
  });

  test(`an order that somebody else has changed is not overwritten (${language})`, async ({ browser }) => {
    const name = `Havet ${language}`;
    const id = await defineConnectionTo(api, { url: brygga.sampleUrl, name });
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    const dialog = await openRanks(page, { language, name });
    await dialog.getByRole("button", { name: t.up(GROUP), exact: true }).click();
    await api.put(`/erp-connections/${id}/ranks/Customer`, { fieldKeys: ["PHONE"] });
    await dialog.getByRole("button", { name: TEXTS[language].done, exact: true }).click();
    await expect(dialog.getByText(t.changedOrder).first()).toBeVisible();
    await dialog.getByRole("button", { name: t.loadPresent }).click();
    await expect.poll(async () => (await namesOf(dialog))[0]).toBe(PHONE);
    expect((await orderOf(id))[0]).toBe("PHONE");
  });
}

/** Each key is seen by what listens to it before the next comes. */
async function pressAll(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(350);
  }
}

async function expectSearchColumns(page: Page, language: Language, names: readonly string[]): Promise<void> {
  const t = TEXTS[language];
  const company = await api.post("/companies", { name: "Havsbris" });
  await page.goto(`${brygga.url}/companies/${company.id}?tab=erp`);
  await page.getByRole("button", { name: t.edit }).click();
  await page.getByRole("button", { name: t.customer, exact: true }).first().click();
  const dialog = page.getByRole("dialog", { name: t.connectErp });
  await dialog.getByRole("searchbox").fill("");
  await dialog.getByRole("searchbox").press("Enter");
  const found = dialog.getByRole("columnheader");
  await expect(found.filter({ hasText: names[0] ?? "" }).first()).toBeVisible();
  const headers = await found.allTextContents();
  const shown = headers.filter((header) => names.includes(header));
  expect(shown).toEqual(names);
}
