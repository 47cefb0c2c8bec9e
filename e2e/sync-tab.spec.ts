import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { type MisbehavingErp, startMisbehavingErp } from "./support/misbehaving-erp.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { expectLocked, openSyncTab, signIn } from "./support/steps.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

const WORDS = {
  en: {
    configField: /^Company/,
    testing: "The test is under way.",
    backedUp: /being backed up/,
    retry: "Try again",
    incomplete: "The connection is not complete",
    fetchAgain: "Fetch actor types and fields again",
    locked: "The connection is active. Clear Active to change these values.",
    delete: "Delete",
    restore: "Restore",
    deleted: "Deleted",
    undo: "Undo",
    links: "It connects 1 record with the ERP.",
    isDeleted: "Nordvik is deleted. Its synchronisation has stopped.",
    failing: "Failing",
    off: "Off",
    on: "On",
    isOn: "Automatic sync is turned on.",
    isOff: "Automatic sync is turned off.",
  },
  sv: {
    configField: /^Företag/,
    testing: "Testet pågår.",
    backedUp: /being backed up/,
    retry: "Försök igen",
    incomplete: "Kopplingen är inte komplett",
    fetchAgain: "Hämta aktörstyper och fält igen",
    locked: "Kopplingen är aktiv. Avmarkera Aktiv för att ändra dessa värden.",
    delete: "Ta bort",
    restore: "Återställ",
    deleted: "Borttagna",
    undo: "Ångra",
    links: "Den ansluter 1 post till ERP.",
    isDeleted: "Nordvik är borttagen. Synkroniseringen har upphört.",
    failing: "Fungerar inte",
    off: "Av",
    on: "På",
    isOn: "Automatisk synkronisering är påslagen.",
    isOff: "Automatisk synkronisering är avstängd.",
  },
} as const;

let brygga: Brygga;
let erp: MisbehavingErp;
let api: Api;

test.beforeEach(async () => {
  brygga = await startBrygga();
  erp = await startMisbehavingErp();
  api = await signInToApi(brygga.url, ADMIN);
});
test.afterEach(async () => {
  await erp.stop();
  await brygga.stop();
});

/** An active connection with one linked company. */
async function activeConnection(): Promise<number> {
  const id = await defineConnectionTo(api, { url: erp.url, name: "Nordvik", connector: "Sample" });
  await mapFields(api, id, { NAME: { syncToCrm: true, syncToErp: true } });
  await api.post(`/erp-connections/${id}/activate`, {});
  const company = await api.post("/companies", { name: "Havsbris" });
  const target = { connectionId: id, entity: "company", entityId: company.id };
  await api.post("/links", { ...target, actorType: "Customer", erpKey: "C1", choices: {} });
  return id;
}

for (const language of playedLanguages("en")) {
  const t = { ...TEXTS[language], ...WORDS[language] };
  const connectors = (page: Page) => page.getByRole("region", { name: t.syncConnectors });
  const connections = (page: Page) => page.getByRole("region", { name: t.erpConnections });
  const rowOf = (page: Page) => connections(page).getByRole("row").filter({ hasText: "Nordvik" });

  async function openSettings(browser: Parameters<typeof openPage>[0]): Promise<Page> {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    await openSyncTab(page, language);
    return page;
  }

  const testIn = (dialog: Locator) => dialog.getByRole("button", { name: t.testConnection }).click();
  const okOf = (dialog: Locator) => dialog.getByRole("button", { name: t.ok, exact: true });

  test(`connector and connection are added although the connector misbehaves (${language})`, async ({
    browser,
  }) => {
    const page = await openSettings(browser);

    await test.step("a URL where something else answers", async () => {
      erp.misbehave("", "garbage");
      await connectors(page).getByRole("button", { name: t.add }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox", { name: t.name, exact: true }).fill("Sample");
      await dialog.getByRole("textbox", { name: t.url }).fill(erp.url);
      await okOf(dialog).click();
      await expect(dialog.getByText(t.noConnectorHere)).toBeVisible();
      erp.behave();
      await okOf(dialog).click();
      await expect(dialog).toBeHidden();
      await expect(connectors(page).getByRole("row").filter({ hasText: erp.url })).toBeVisible();
    });

    await connections(page).getByRole("button", { name: t.add }).click();
    const dialog = page.getByRole("dialog", { name: t.defineConnection });
    const ok = okOf(dialog);

    await test.step("configuration fields that cannot be read, and then can", async () => {
      erp.misbehave("GetConfigData", "fault");
      await dialog.getByRole("textbox", { name: t.name, exact: true }).fill("Nordvik");
      await dialog.getByRole("combobox", { name: t.syncConnector }).click();
      await page.getByRole("option", { name: "Sample" }).click();
      await expect(dialog.getByText(t.backedUp).first()).toBeVisible();
      await expectLocked(ok);
      erp.behave();
      await dialog.getByRole("button", { name: t.retry }).click();
      await dialog.getByRole("textbox", { name: t.configField }).fill("Nordvik AB");
    });

    await test.step("a slow test says that it is under way", async () => {
      erp.misbehave("TestConfigData", "slow");
      await testIn(dialog);
      await expect(dialog.getByText(t.testing)).toBeVisible();
      await expectLocked(ok);
      await expect(dialog.getByText(t.testSucceeded, { exact: true })).toBeVisible();
      await expect(ok).toBeEnabled();
    });

    await test.step("a connector that fails half-way leaves nothing half-made", async () => {
      erp.misbehave("TestConnection", "hangs-up");
      await ok.click();
      await expect(dialog.getByRole("alert").first()).toBeVisible();
      expect((await api.get<{ items: unknown[] }>("/erp-connections")).items).toEqual([]);
      expect(erp.calls.map(({ operation }) => operation)).toContain("DeleteConnection");
      erp.behave();
    });

    await test.step("fields that cannot be fetched: it is there, and says what is missing", async () => {
      erp.misbehave("GetSupportedActorTypeFields", "fault");
      await ok.click();
      await expect(dialog).toBeHidden();
      await expect(rowOf(page).getByRole("checkbox")).not.toBeChecked();
      await expect(page.getByText(t.incomplete)).toBeVisible();
      erp.behave();
      await page.getByRole("button", { name: t.fetchAgain }).click();
      await expect(page.getByText(t.incomplete)).toBeHidden();
    });
  });

  test(`values of an active connection are changed in one go, and Cancel leaves it active (${language})`, async ({
    browser,
  }) => {
    const id = await activeConnection();
    const page = await openSettings(browser);
    await page.goto(`${brygga.url}/settings/quote-sync?connection=${id}&dialog=configure-connection`);
    const dialog = page.getByRole("dialog", { name: t.configureConnection });
    const field = dialog.getByRole("textbox", { name: t.configField });
    const active = dialog.getByRole("checkbox", { name: t.active, exact: true });

    await test.step("locked while it is active", async () => {
      await expect(dialog.getByText(t.locked)).toBeVisible();
      await expect(field).toBeDisabled();
    });

    await test.step("Cancel leaves it as it was", async () => {
      await active.uncheck();
      await field.fill("Another");
      await dialog.getByRole("button", { name: t.cancel }).click();
      await expect(dialog).toBeHidden();
      const stored = await api.get(`/erp-connections/${id}`);
      expect(stored).toMatchObject({
        active: true,
        config: { Company: expect.not.stringContaining("Another") },
      });
    });

    await test.step("cleared, changed, checked again, tested, OK", async () => {
      await rowOf(page).dblclick();
      await active.uncheck();
      await field.fill("Nordvik Norr");
      await active.check();
      await expectLocked(okOf(dialog));
      await testIn(dialog);
      await expect(dialog.getByText(t.testSucceeded, { exact: true })).toBeVisible();
      await okOf(dialog).click();
      await expect(dialog).toBeHidden();
      await expect(rowOf(page).getByRole("checkbox")).toBeChecked();
      const stored = await api.get(`/erp-connections/${id}`);
      expect(stored).toMatchObject({ active: true, config: { Company: "Nordvik Norr" } });
    });
  });

  test(`a connection is deleted with its consequences, and comes back under its GUID (${language})`, async ({
    browser,
  }) => {
    const id = await activeConnection();
    const { connectionGuid } = await api.get<{ connectionGuid: string }>(`/erp-connections/${id}`);
    const page = await openSettings(browser);
    await page.goto(`${brygga.url}/settings/quote-sync?connection=${id}&dialog=delete-connection`);

    await test.step("the number of links is told, the address keeps the question, Undo brings it back", async () => {
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByText(t.links)).toBeVisible();
      await dialog.getByRole("button", { name: t.delete }).click();
      await expect(page.getByText(t.isDeleted)).toBeVisible();
      await expect(rowOf(page)).toHaveCount(0);
      await expect(page).not.toHaveURL(/dialog=/);
      await page.getByRole("button", { name: t.undo }).click();
      await expect(rowOf(page).getByRole("checkbox")).not.toBeChecked();
    });

    await test.step("the connector got the configuration under the old GUID again", async () => {
      const saved = erp.calls.filter(({ operation }) => operation === "SaveConnection");
      expect(saved.length).toBeGreaterThanOrEqual(2);
      expect(new Set(saved.map(({ guid }) => guid.toLowerCase()))).toEqual(
        new Set([connectionGuid.toLowerCase()]),
      );
    });

    await test.step("deleted while the connector is away: a warning, no obstacle; shown under Deleted", async () => {
      erp.misbehave("DeleteConnection", "fault");
      await rowOf(page).click();
      await connections(page).getByRole("button", { name: t.delete, exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: t.delete }).click();
      await expect(page.getByText(t.backedUp)).toBeVisible();
      await expect(rowOf(page)).toHaveCount(0);
      await connections(page).getByRole("checkbox", { name: t.deleted }).check();
      await rowOf(page).click();
      await connections(page).getByRole("button", { name: t.restore, exact: true }).click();
      await expect(connections(page).getByRole("button", { name: t.delete, exact: true })).toBeVisible();
      expect(await api.get(`/erp-connections/${id}`)).toMatchObject({ active: false, linkCount: 1 });
    });
  });

  test(`an ERP that breaks down is Failing, with the reason in its panel (${language})`, async ({
    browser,
  }) => {
    const id = await activeConnection();
    const page = await openSettings(browser);
    await page.goto(`${brygga.url}/settings/quote-sync?connection=${id}`);
    erp.misbehave("", "fault");
    await page.getByRole("button", { name: t.syncNow }).click();
    await expect(rowOf(page)).toContainText(t.failing);
    await expect(page.getByRole("region", { name: "Nordvik" }).getByRole("alert")).toContainText(t.backedUp);
    erp.behave();
    await page.getByRole("button", { name: t.syncNow }).click();
    await expect(page.getByRole("region", { name: "Nordvik" }).getByRole("alert")).toHaveCount(0);
  });

  test(`the state of the engine is told in words (${language})`, async ({ browser }) => {
    const page = await openSettings(browser);
    await page.getByRole("button", { name: t.off, exact: true }).click();
    await expect(page.getByText(t.isOff)).toBeVisible();
    await page.getByRole("button", { name: t.on, exact: true }).click();
    await expect(page.getByText(t.isOn)).toBeVisible();
  });
}
