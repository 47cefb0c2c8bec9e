import AxeBuilder from "@axe-core/playwright";
import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { type ChangingErp, startChangingErp } from "./support/changing-erp.ts";
import { MAPPING_TEXTS } from "./support/mapping-texts.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { expectLocked, signIn } from "./support/steps.ts";
import { type Browser, expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

type Language = "sv" | "en";

let brygga: Brygga;
let api: Api;
let changing: ChangingErp;

test.beforeAll(async () => {
  brygga = await startBrygga();
  api = await signInToApi(brygga.url, ADMIN);
  changing = await startChangingErp();
});
/** An active connection has a claim on the CRM fields that it writes, which the next test would meet. */
test.afterEach(async () => {
  const { items } = await api.get<{ items: { id: number; active: boolean }[] }>("/erp-connections");
  for (const { id, active } of items) if (active) await api.post(`/erp-connections/${id}/deactivate`, {});
});

test.afterAll(async () => {
  await brygga.stop();
  await changing.stop();
});

interface Opened {
  readonly page: Page;
  readonly dialog: Locator;
  readonly language: Language;
}

async function openDialog(
  browser: Browser,
  { language, id, dialog }: { language: Language; id: number; dialog: "mappings" | "list-mapping" },
): Promise<Opened> {
  const page = await openPage(browser, language);
  await signIn(page, { url: brygga.url, user: ADMIN, language });
  await page.goto(`${brygga.url}/settings/quote-sync?connection=${id}&dialog=${dialog}`);
  const title = dialog === "mappings" ? TEXTS[language].mappings : MAPPING_TEXTS[language].listMapping;
  return { page, dialog: page.getByRole("dialog", { name: title }), language };
}

const doneOf = ({ dialog, language }: Opened) =>
  dialog.getByRole("button", { name: TEXTS[language].done, exact: true });

async function chooseCrmField({ page, dialog, language }: Opened, name: string, crmField: string) {
  await dialog.getByRole("combobox", { name: MAPPING_TEXTS[language].crmFieldOf(name), exact: true }).click();
  await page.getByRole("option", { name: crmField, exact: true }).click();
}

/** Whoever comes with the tab key types at once, without having pointed at the select. */
async function typeCrmField({ page, dialog, language }: Opened, name: string, crmField: string) {
  await dialog.getByRole("combobox", { name: MAPPING_TEXTS[language].crmFieldOf(name), exact: true }).focus();
  await page.keyboard.type(crmField);
  await expect(page.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

const stored = async (id: number) => {
  const path = `/erp-connections/${id}/mappings/Customer`;
  const { active, fields } = await api.get<{
    active: boolean;
    fields: { fieldKey: string; crmFieldKey: string | null; syncToCrm: boolean; syncToErp: boolean }[];
  }>(path);
  return { active, fields: Object.fromEntries(fields.map((field) => [field.fieldKey, field])) };
};

async function readReasons({ dialog, language }: Opened): Promise<void> {
  const t = MAPPING_TEXTS[language];
  const reasonOf = async (name: string, reason: string) => {
    const arrow = dialog.getByRole("button", { name, exact: true });
    await expect(arrow).toBeDisabled();
    await expect(arrow).toHaveAttribute("aria-description", reason);
  };
  await reasonOf(t.toCrm(t.names.CREDITDAYS), t.noCrmField);
  await reasonOf(t.toErp(t.names.NUMBER1), t.erpReadOnly);
  await reasonOf(t.toCrm(t.names.TERMS), t.notSynchronisable);
}

for (const language of playedLanguages("sv")) {
  const t = MAPPING_TEXTS[language];

  test(`fields are mapped, checked against real data, and saved (${language})`, async ({ browser }) => {
    const id = await defineConnectionTo(api, { url: brygga.sampleUrl, name: `Mapped ${language}` });
    const opened = await openDialog(browser, { language, id, dialog: "mappings" });
    const { page, dialog } = opened;
    await dialog
      .getByLabel(TEXTS[language].syncActor(TEXTS[language].customer, TEXTS[language].company))
      .check();
    await readReasons(opened);
    await dialog.getByRole("button", { name: t.check }).click();
    const check = page.getByRole("dialog", { name: t.checkTitle });
    await expectLocked(check.getByRole("button", { name: t.start }));
    await check.getByRole("button", { name: TEXTS[language].close, exact: true }).last().click();
    await dialog.getByRole("button", { name: t.toCrm(t.names.NAME), exact: true }).click();
    await dialog.getByRole("button", { name: t.toErp(t.names.NAME), exact: true }).click();
    const box = dialog.getByRole("checkbox", { name: t.erpTabOf(t.names.NAME), exact: true });
    await expect(box).toHaveAttribute("aria-description", t.erpTabHint);
    await typeCrmField(opened, t.names.CREDITDAYS, t.note);
    const loses = dialog.getByRole("button", { name: t.toErp(t.names.CREDITDAYS), exact: true });
    await expect(loses).toHaveAttribute("aria-description", t.losesInformation);
    await loses.hover();
    await expect(page.getByRole("tooltip")).toHaveText(t.losesInformation);
    await chooseCrmField(opened, t.names.CUSTGROUP, t.business);
    await dialog.getByRole("button", { name: t.toCrm(t.names.CUSTGROUP), exact: true }).click();
    await checkUnlinked(opened);
    expect(await stored(id)).toMatchObject({ active: false });
    await doneOf(opened).click();
    await expect(dialog).toBeHidden();
    expect(await stored(id)).toMatchObject({
      active: true,
      fields: {
        NAME: { crmFieldKey: "name", syncToCrm: true, syncToErp: true },
        CREDITDAYS: { crmFieldKey: "note", syncToCrm: false },
        CUSTGROUP: { crmFieldKey: "business", syncToCrm: true, syncToErp: false },
      },
    });
  });

  test(`what somebody else has mapped meanwhile is kept, and explained (${language})`, async ({
    browser,
  }) => {
    const id = await defineConnectionTo(api, { url: brygga.sampleUrl, name: `Stale ${language}` });
    const opened = await openDialog(browser, { language, id, dialog: "mappings" });
    const { dialog } = opened;
    await dialog.getByRole("button", { name: t.toCrm(t.names.PHONE), exact: true }).click();
    await mapFields(api, id, { PHONE: { syncToErp: true }, NAME: { syncToCrm: true } });
    await doneOf(opened).click();
    await expect(dialog.getByText(t.merged)).toContainText(t.contested(t.names.PHONE));
    await expect(dialog.getByRole("button", { name: t.toCrm(t.names.NAME), exact: true })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await doneOf(opened).click();
    await expect(dialog).toBeHidden();
    expect(await stored(id)).toMatchObject({
      active: true,
      fields: { PHONE: { syncToCrm: true, syncToErp: false }, NAME: { syncToCrm: true } },
    });
  });

  test(`linked records are checked on both sides while the connection is active (${language})`, async ({
    browser,
  }) => {
    const id = await defineConnectionTo(api, { url: brygga.sampleUrl, name: `Linked ${language}` });
    const both = { syncToCrm: true, syncToErp: true };
    await mapFields(api, id, { NAME: both, PHONE: both });
    await api.post(`/erp-connections/${id}/activate`, {});
    for (const erpKey of ["C1", "C2"]) {
      const company = await api.post("/companies", { name: `Bolag ${erpKey} ${language}` });
      const target = { connectionId: id, entity: "company", entityId: company.id, actorType: "Customer" };
      await api.post("/links", { ...target, erpKey, choices: {} });
    }
    const opened = await openDialog(browser, { language, id, dialog: "mappings" });
    const arrow = opened.dialog.getByRole("button", { name: t.toCrm(t.names.NAME), exact: true });
    await expect(arrow).toHaveAttribute("aria-description", t.connectionActive);
    await opened.dialog.getByRole("button", { name: t.check }).click();
    const check = opened.page.getByRole("dialog", { name: t.checkTitle });
    await check.getByRole("button", { name: t.start }).click();
    await expect(check.getByText(t.linked)).toBeVisible();
    await opened.page.reload();
    await expect(check.getByText(t.linked)).toBeVisible();
  });

  test(`a field that is gone from the ERP is struck out, and can be unmapped (${language})`, async ({
    browser,
  }) => {
    const id = await defineConnectionTo(api, { url: changing.url, name: `Changing ${language}` });
    await mapFields(api, id, { PHONE: { syncToErp: true } });
    changing.missing.add("PHONE");
    await api.post(`/erp-connections/${id}/refresh-fields`, {});
    changing.missing.clear();
    const opened = await openDialog(browser, { language, id, dialog: "mappings" });
    const row = opened.dialog.getByRole("row").filter({ hasText: t.gone });
    await expect(row).toContainText(t.names.PHONE);
    await row.getByRole("combobox").click();
    // Choosing the chosen one again takes it away.
    await opened.page.getByRole("option", { selected: true }).click();
    await doneOf(opened).click();
    await expect(opened.dialog).toBeHidden();
    expect((await stored(id)).fields.PHONE).toMatchObject({ crmFieldKey: null, syncToErp: false });
  });

  test(`lists are mapped: by name, one to one, and not over somebody else's (${language})`, async ({
    browser,
  }) => {
    const id = await defineConnectionTo(api, { url: brygga.sampleUrl, name: `Lists ${language}` });
    const { fields } = await stored(id);
    const unmapped = Object.values(fields).filter(({ crmFieldKey }) => crmFieldKey !== null);
    await mapFields(
      api,
      id,
      Object.fromEntries(unmapped.map(({ fieldKey }) => [fieldKey, { crmFieldKey: null }])),
    );
    const person = `/erp-connections/${id}/mappings/Person`;
    const people = await api.get<{ fields: { fieldKey: string }[] }>(person);
    await api.put(person, {
      active: false,
      fields: people.fields.map((field) => ({ ...field, crmFieldKey: null })),
    });
    const opened = await openDialog(browser, { language, id, dialog: "list-mapping" });
    await expect(opened.dialog.getByText(t.none)).toBeVisible();
    await mapFields(api, id, { CUSTGROUP: { crmFieldKey: "business", syncToCrm: true } });
    await opened.page.reload();
    await mapLists(opened);
    const lists = await api.get<{ items: { items: { erpItemKey: string; crmItemKey: string | null }[] }[] }>(
      `/erp-connections/${id}/list-mappings`,
    );
    const mapped = Object.fromEntries(
      (lists.items[0]?.items ?? []).map(({ erpItemKey, crmItemKey }) => [erpItemKey, crmItemKey]),
    );
    expect(mapped).toMatchObject({ G1: "retail", G2: null, G3: "public" });
  });
}

async function checkUnlinked({ page, dialog, language }: Opened): Promise<void> {
  const t = MAPPING_TEXTS[language];
  await dialog.getByRole("button", { name: t.check }).click();
  const check = page.getByRole("dialog", { name: t.checkTitle });
  await check.getByRole("button", { name: t.start }).click();
  await expect(check.getByText(t.unlinked)).toBeVisible();
  const finding = check.getByRole("button", { name: t.unmappedItems });
  await finding.click();
  await expect(check.getByText(new RegExp(`^${t.erpItems.G1}: \\d+$`))).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(check).toBeHidden();
  await expect(dialog).toBeVisible();
}

async function mapLists(opened: Opened): Promise<void> {
  const { page, dialog, language } = opened;
  const t = MAPPING_TEXTS[language];
  await dialog.getByRole("button", { name: t.matchByName }).click();
  await expect(dialog.getByText(t.matched)).toBeVisible();
  const choose = async (item: string, crmItem: string) => {
    await dialog.getByRole("combobox", { name: t.crmItemOf(item), exact: true }).click();
    await page.getByRole("option", { name: crmItem, exact: true }).click();
  };
  await choose(t.erpItems.G1, t.publicSector);
  await expect(dialog.getByText(t.twice)).toHaveCount(2);
  await expectLocked(doneOf(opened));
  await choose(t.erpItems.G1, t.retail);
  await expect(dialog.getByText(t.twice)).toHaveCount(0);
  await doneOf(opened).click();
  await expect(dialog).toBeHidden();
}
