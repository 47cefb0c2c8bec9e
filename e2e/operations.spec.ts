import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { JOB_TEXTS } from "./support/job-texts.ts";
import { MAPPING_TEXTS } from "./support/mapping-texts.ts";
import { type MisbehavingErp, startMisbehavingErp } from "./support/misbehaving-erp.ts";
import { OPERATION_TEXTS } from "./support/operation-texts.ts";
import { ORDER_TEXTS } from "./support/order-texts.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { signIn } from "./support/steps.ts";
import { type Browser, expect, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

const BOTH_WAYS = { syncToCrm: true, syncToErp: true };
const LINKED = 14;

let brygga: Brygga;
let erp: MisbehavingErp;
let api: Api;
let id: number;
/** By the key of their customer: company of C1 first. */
let companies: number[];

test.beforeEach(async () => {
  [brygga, erp] = [await startBrygga(), await startMisbehavingErp(LINKED)];
  api = await signInToApi(brygga.url, ADMIN);
  await api.patch("/sync-engine", { running: false });
  id = await defineConnectionTo(api, { url: erp.url, name: "Nordvik", connector: "Sample" });
  await mapFields(api, id, { NAME: BOTH_WAYS, PHONE: { ...BOTH_WAYS, crmFieldKey: "phone" } });
  await api.post(`/erp-connections/${id}/activate`, {});
  companies = [];
  for (let number = 1; number <= LINKED; number += 1) {
    const company = await api.post("/companies", { name: `Company ${number}` });
    const target = { connectionId: id, entity: "company", entityId: company.id };
    await api.post("/links", { ...target, actorType: "Customer", erpKey: `C${number}`, choices: {} });
    companies.push(company.id);
  }
  await sync();
});
test.afterEach(async () => {
  await erp.stop();
  await brygga.stop();
});

const sync = () => api.post("/sync-engine/sync", {});
const setPhone = (company: number | undefined, phone: string) =>
  api.patch(`/companies/${company}`, { phone });
const phoneInErp = (erpKey: string) => erp.erp.actor("Customer", erpKey)?.fieldValues.PHONE;

/** The absence of actors is believed ten minutes after it was seen first: this is what the clock says then. */
async function passTime(minutes: number): Promise<void> {
  await brygga.server.stop();
  const db = new DatabaseSync(join(brygga.folder, "data", "brygga.db"));
  db.prepare("update actor_absence set since = ?").run(new Date(Date.now() - minutes * 60_000).toISOString());
  db.close();
  await brygga.restart();
}

for (const language of playedLanguages("sv")) {
  const t = { ...TEXTS[language], ...JOB_TEXTS[language], ...OPERATION_TEXTS[language] };
  const SYNC_TAB = "/settings/quote-sync";

  async function open(browser: Browser, path: string): Promise<Page> {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    await page.goto(`${brygga.url}${path}`);
    return page;
  }

  test(`sync health tells delay, changes, ages that go on, and why it fails (${language})`, async ({
    browser,
  }) => {
    const page = await open(browser, `${SYNC_TAB}/health`);
    const panel = page.getByRole("region", { name: "Nordvik", exact: true });
    const delay = panel.locator("dl > div").filter({ hasText: t.delay });
    await expect(delay).toContainText(t.notMeasured);
    await setPhone(companies[0], "+46 8 1");
    await sync();
    await expect(delay).toContainText(t.asARule);
    const table = panel.getByRole("table", { name: t.changes });
    await expect(table.getByRole("columnheader", { name: t.toErp })).toBeVisible();
    const age = async () => Number(t.ago.exec((await panel.locator("dl").textContent()) ?? "")?.[1] ?? 0);
    const before = await age();
    await expect.poll(age).toBeGreaterThan(before + 1);
    erp.misbehave("", "fault");
    await sync();
    await expect(panel).toContainText(t.failing);
    await expect(panel.getByRole("alert")).toContainText(t.backedUp);
  });

  test(`a run is taken back in one go and done again; work is cancelled (${language})`, async ({
    browser,
  }) => {
    const was = [phoneInErp("C1"), phoneInErp("C2")];
    await setPhone(companies[0], "+46 8 1");
    await setPhone(companies[1], "+46 8 2");
    await sync();
    expect([phoneInErp("C1"), phoneInErp("C2")]).toEqual(["+46 8 1", "+46 8 2"]);
    const page = await open(browser, `${SYNC_TAB}/log`);
    const dialog = page.getByRole("dialog");
    await page.getByRole("button", { name: t.actions }).first().click();
    await page.getByRole("menuitem", { name: t.undoRun }).click();
    await dialog.getByRole("button", { name: t.undoNow }).click();
    await expect(dialog.getByRole("button", { name: t.redo })).toBeVisible();
    await expect.poll(() => [phoneInErp("C1"), phoneInErp("C2")]).toEqual(was);

    await page.goto(`${brygga.url}${SYNC_TAB}?connection=${id}`);
    erp.misbehave("GetActors", "held");
    await page.getByRole("button", { name: t.compare, exact: true }).click();
    await dialog.getByRole("button", { name: t.cancel }).click();
    await expect.poll(() => erp.held()).toBeGreaterThan(0);
    // The server has been told before the ERP answers.
    await expect(dialog.getByText(t.endingOrCancelled)).toBeVisible();
    erp.behave();
    await expect(dialog.getByText(t.cancelled, { exact: true })).toBeVisible();
  });

  test(`a ring through two connections is a remark at activation (${language})`, async ({ browser }) => {
    const other = await defineConnectionTo(api, { url: erp.url, name: "Ring", connector: "Sample" });
    // Name to phone through the one connection, and back to the name through the other.
    await mapFields(api, other, {
      NAME: { ...BOTH_WAYS, crmFieldKey: "phone" },
      PHONE: { ...BOTH_WAYS, crmFieldKey: "name" },
    });
    const page = await open(browser, SYNC_TAB);
    const { activeOf, remarks } = ORDER_TEXTS[language];
    await page.getByRole("checkbox", { name: activeOf("Ring") }).click();
    await expect(page.getByRole("dialog", { name: remarks("Ring") })).toContainText(t.ring);
  });

  test(`a list that the ERP does not give says so, and is read again (${language})`, async ({ browser }) => {
    erp.misbehave("GetList", "fault");
    const page = await open(browser, `${SYNC_TAB}?connection=${id}&dialog=list-mapping`);
    const dialog = page.getByRole("dialog", { name: MAPPING_TEXTS[language].listMapping });
    await expect(dialog.getByText(t.listUnread)).toBeVisible();
    await expect(dialog.getByText(t.backedUp)).toBeVisible();
    // What was read last is still there to be looked at.
    const items = dialog.getByRole("table").getByRole("rowheader");
    await expect(items).toHaveCount(4);
    erp.behave();
    await dialog.getByRole("button", { name: t.retry }).click();
    await expect(dialog.getByText(t.listUnread)).toBeHidden();
    await expect(items).toHaveCount(4);
  });

  test(`sync settings are kept; many actors that are missing wait for an answer (${language})`, async ({
    browser,
  }) => {
    const page = await open(browser, `${SYNC_TAB}?connection=${id}`);
    const dialog = page.getByRole("dialog");
    await test.step("an overlap is kept", async () => {
      await page.getByRole("button", { name: t.settings }).click();
      const overlap = dialog.getByRole("textbox", { name: t.overlap });
      await overlap.fill("300");
      await dialog.getByRole("button", { name: t.ok, exact: true }).click();
      await expect(dialog).toBeHidden();
      await page.goto(`${brygga.url}${SYNC_TAB}?connection=${id}&dialog=sync-settings`);
      await expect(overlap).toHaveValue(t.seconds);
    });

    for (let number = 3; number <= LINKED; number += 1) {
      await erp.erp.remove("Customer", `C${number}`);
      await setPhone(companies[number - 1], `+46 8 ${number}`);
    }
    await sync();
    await passTime(11);
    await sync();

    await test.step("the question is asked, answered, and then the links are paused", async () => {
      await page.goto(`${brygga.url}${SYNC_TAB}?connection=${id}`);
      const notice = page.getByRole("alert").filter({ hasText: t.gone });
      await expect(notice.getByText(t.howMany)).toBeVisible();
      await notice.getByRole("button", { name: t.yes }).click();
      await expect(notice.getByText(t.confirmed)).toBeVisible();
      await sync();
      await page.goto(`${brygga.url}${SYNC_TAB}?connection=${id}&dialog=sync-settings`);
      await expect(dialog.getByText(t.paused)).toBeVisible();
    });
  });
}
