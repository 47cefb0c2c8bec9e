import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { ORDER_TEXTS } from "./support/order-texts.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { expectLocked, openSyncTab, signIn } from "./support/steps.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

type Language = "sv" | "en";

let brygga: Brygga;
let api: Api;

test.beforeEach(async () => {
  brygga = await startBrygga();
  api = await signInToApi(brygga.url, ADMIN);
});
test.afterEach(() => brygga.stop());

const priority = async () => (await api.get<{ priority: unknown[] }>("/sync-engine")).priority;
const define = (name: string) => defineConnectionTo(api, { url: brygga.sampleUrl, name });

async function openPriority(page: Page, language: Language): Promise<Locator> {
  await openSyncTab(page, language);
  await page.getByRole("button", { name: ORDER_TEXTS[language].setPriority }).click();
  return page.getByRole("dialog", { name: ORDER_TEXTS[language].setPriority });
}

const rows = (dialog: Locator, language: Language) =>
  dialog.getByRole("list", { name: ORDER_TEXTS[language].priorityList }).getByRole("listitem");

for (const language of playedLanguages("sv")) {
  const t = ORDER_TEXTS[language];

  test(`the priority orders the CRM and all connections, and says what that means (${language})`, async ({
    browser,
  }) => {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    await openSyncTab(page, language);
    await expectLocked(page.getByRole("button", { name: t.setPriority }));
    const [first, second] = [await define("Nordvik"), await define("Havet")];
    await page.reload();
    const dialog = await openPriority(page, language);
    for (const consequence of t.consequences) await expect(dialog.getByText(consequence)).toBeVisible();
    const ok = dialog.getByRole("button", { name: TEXTS[language].ok, exact: true });
    await expectLocked(ok);
    await expect(rows(dialog, language)).toContainText([/CRM/, /Nordvik/, /Havet/]);
    await expect(rows(dialog, language).nth(2)).toContainText(t.givesWay);
    const up = dialog.getByRole("button", { name: t.up("Havet"), exact: true });
    await up.press("Enter");
    await up.press("Enter");
    await expect(rows(dialog, language)).toContainText([/Havet/, /CRM/, /Nordvik/]);
    await expect(rows(dialog, language).nth(0)).toContainText(t.wins);
    await ok.click();
    await expect(dialog).toBeHidden();
    expect(await priority()).toEqual([second, "crm", first]);
    const list = page.getByRole("region", { name: TEXTS[language].erpConnections }).getByRole("row");
    await expect(list.nth(1)).toContainText("Havet");
    const third = await define("Fjället");
    expect(await priority()).toEqual([second, "crm", first, third]);
  });

  test(`a priority that somebody else has changed is explained before it is overwritten (${language})`, async ({
    browser,
  }) => {
    const [first, second] = [await define("Nordvik"), await define("Havet")];
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    const dialog = await openPriority(page, language);
    await dialog.getByRole("button", { name: t.down("CRM"), exact: true }).click();
    await api.patch("/sync-engine", { priority: [second, first, "crm"] });
    await dialog.getByRole("button", { name: TEXTS[language].ok, exact: true }).click();
    await expect(dialog.getByText(t.changedOrder).first()).toBeVisible();
    await dialog.getByRole("button", { name: t.loadPresent }).click();
    await expect(rows(dialog, language)).toContainText([/Havet/, /Nordvik/, /CRM/]);
    await expectLocked(dialog.getByRole("button", { name: TEXTS[language].ok, exact: true }));
    expect(await priority()).toEqual([second, first, "crm"]);
  });
}
