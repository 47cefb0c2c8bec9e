import type { Actor } from "@brygga/protocol";
import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga, USER } from "./support/brygga.ts";
import { ERP_TAB_TEXTS } from "./support/erp-tab-texts.ts";
import { grantRights } from "./support/grant-rights.ts";
import { type MisbehavingErp, startMisbehavingErp } from "./support/misbehaving-erp.ts";
import { type PlayedLanguage, playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { expectLocked, signIn } from "./support/steps.ts";
import { type Browser, expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

let brygga: Brygga;
let api: Api;
let erp: MisbehavingErp;
let connectionId: number;

test.beforeAll(async () => {
  brygga = await startBrygga();
  api = await signInToApi(brygga.url, ADMIN);
  await api.patch("/sync-engine", { running: false });
  erp = await startMisbehavingErp();
  connectionId = await defineConnectionTo(api, { url: erp.url, name: "Nordvik" });
  await mapFields(api, connectionId, {
    NAME: { crmFieldKey: "name", syncToErp: true, syncToCrm: true },
    PHONE: { crmFieldKey: "phone", syncToErp: true, syncToCrm: true },
  });
  await api.post(`/erp-connections/${connectionId}/activate`, {});
  const nothing = { hasDefault: false, default: "", askUser: false, mandatory: false };
  await api.put(`/erp-connections/${connectionId}/defaults/Customer`, {
    defaults: [
      { ...nothing, fieldKey: "CUSTGROUP", askUser: true, mandatory: true },
      { ...nothing, fieldKey: "CREDITDAYS", askUser: true, hasDefault: true, default: "30" },
      { ...nothing, fieldKey: "URL", hasDefault: true, default: "<name>.example" },
    ],
  });
});
test.afterEach(() => erp.behave());
test.afterAll(async () => {
  await erp.stop();
  await brygga.stop();
});

const customersNamed = (name: string): Actor[] =>
  [...erp.erp.actors("Customer")].filter(({ fieldValues }) => fieldValues.NAME === name);

interface AtRecord {
  browser: Browser;
  language: PlayedLanguage;
  companyId: number;
  user?: typeof ADMIN;
}

/** Somebody who has searched for the company in vain, and wants to create it. */
async function lookInVain({ browser, language, companyId, user = USER }: AtRecord) {
  const t = { ...TEXTS[language], ...ERP_TAB_TEXTS[language] };
  const page = await openPage(browser, language);
  await signIn(page, { url: brygga.url, user, language });
  await page.goto(`${brygga.url}/companies/${companyId}?tab=erp&edit=true`);
  await page.getByRole("button", { name: t.customer, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: t.connectErp });
  await dialog.getByRole("checkbox", { name: t.noMatch }).check();
  return { page, create: dialog.getByRole("button", { name: t.create, exact: true }) };
}

/** The same, in front of the form with its mandatory list chosen. */
async function fillForm(where: AtRecord): Promise<{ page: Page; form: Locator; send: Locator }> {
  const t = ERP_TAB_TEXTS[where.language];
  const { page, create } = await lookInVain(where);
  await create.click();
  const form = page.getByRole("dialog", { name: t.createTitle });
  await form.getByRole("combobox", { name: t.customerGroup }).click();
  await page.getByRole("option", { name: "Export" }).click();
  return { page, form, send: form.getByRole("button", { name: t.create, exact: true }) };
}

for (const language of playedLanguages("en")) {
  const t = { ...TEXTS[language], ...ERP_TAB_TEXTS[language] };

  test(`an actor is created with what the user is asked for and with defaults (${language})`, async ({
    browser,
  }) => {
    const name = `Havsbris ${language}`;
    const company = await api.post("/companies", { name, phone: "040-1" });
    const { page, create } = await lookInVain({ browser, language, companyId: company.id });
    await create.click();
    const form = page.getByRole("dialog", { name: t.createTitle });
    const send = form.getByRole("button", { name: t.create, exact: true });
    const days = form.getByRole("textbox", { name: t.creditDays });
    await expect(days).toHaveValue("30");
    await expect(form.getByText(`${name}.example`)).toBeVisible();
    await send.click();
    await expect(form.getByText(t.required)).toBeVisible();
    expect(customersNamed(name)).toEqual([]);
    await days.fill("14");
    // What is typed is there again after a reload, and nothing has been sent.
    await page.reload();
    await expect(days).toHaveValue("14");
    await form.getByRole("combobox", { name: t.customerGroup }).click();
    await page.getByRole("option", { name: "Export" }).click();
    await send.click();
    await expect(page.getByText(t.created)).toBeVisible();
    await expect(page.getByText(t.connectedAs(t.customer, ""))).toContainText(name);
    expect(customersNamed(name).map(({ fieldValues }) => fieldValues)).toEqual([
      expect.objectContaining({
        ...{ PHONE: "040-1", CUSTGROUP: "G4", CREDITDAYS: "[I:14]", URL: `${name}.example` },
      }),
    ]);
  });

  test(`an answer that is lost after the work never makes two customers (${language})`, async ({
    browser,
  }) => {
    const name = `Vindö Varv ${language}`;
    const company = await api.post("/companies", { name });
    const { page, send } = await fillForm({ browser, language, companyId: company.id });
    erp.misbehave("CreateActor", "loses-answer", () => erp.misbehave("", "hangs-up"));
    await send.click();
    await expect(page.getByText(t.doubtTitle)).toBeVisible();
    await expect(page.getByRole("dialog")).toBeHidden();
    expect(customersNamed(name)).toHaveLength(1);
    await test.step("it cannot be sent again by mistake", async () => {
      await page.getByRole("button", { name: t.customer, exact: true }).click();
      const dialog = page.getByRole("dialog", { name: t.connectErp });
      await expect(dialog.getByText(t.doubtTitle)).toBeVisible();
      await dialog.getByRole("checkbox", { name: t.noMatch }).check();
      await expectLocked(dialog.getByRole("button", { name: t.create, exact: true }));
      await dialog.getByRole("button", { name: t.cancel }).click();
    });
    await test.step("an administrator finds it in the log", async () => {
      const admin = await openPage(browser, language);
      await signIn(admin, { url: brygga.url, user: ADMIN, language });
      await admin.goto(`${brygga.url}/settings/quote-sync/log?view=doubts`);
      await expect(admin.getByRole("region", { name: name })).toBeVisible();
    });
    erp.behave();
    await page.getByRole("button", { name: t.searchAgain }).click();
    await expect(page.getByText(t.connectedAs(t.customer, ""))).toContainText(name);
    await expect(page.getByText(t.doubtTitle)).toBeHidden();
    expect(customersNamed(name)).toHaveLength(1);
  });

  test(`where two actors may be the one that was sent, the user says which (${language})`, async ({
    browser,
  }) => {
    const name = `Mälardalens Möbler ${language}`;
    const company = await api.post("/companies", { name });
    const { page, send } = await fillForm({ browser, language, companyId: company.id });
    erp.misbehave("CreateActor", "loses-answer", () => erp.misbehave("", "hangs-up"));
    await send.click();
    await expect(page.getByText(t.doubtTitle)).toBeVisible();
    // A colleague who works in the ERP has created it there meanwhile.
    const twin = await erp.erp.create({ actorType: "Customer", fieldValues: { NAME: name } });
    erp.behave();
    await page.getByRole("button", { name: t.searchAgain }).click();
    const candidates = page.getByRole("table", { name: t.candidates });
    await expect(candidates.getByRole("row")).toHaveCount(3);
    const [sent] = customersNamed(name);
    await candidates.getByRole("button", { name: new RegExp(`${sent?.erpKey}$`) }).click();
    await expect(page.getByText(t.connectedAs(t.customer, ""))).toContainText(name);
    const { sections } = await api.get<{ sections: { link: { erpKey: string } }[] }>(
      `/companies/${company.id}/erp`,
    );
    expect(sections[0]?.link.erpKey).toBe(sent?.erpKey);
    expect(sent?.erpKey).not.toBe(twin.erpKey);
  });

  test(`what is in doubt is seen by the others at once, and created anyway or forgotten by one of them (${language})`, async ({
    browser,
  }) => {
    const name = `Havets Halle ${language}`;
    const company = await api.post("/companies", { name });
    const path = `${brygga.url}/companies/${company.id}?tab=erp&edit=true`;
    const admin = await openPage(browser, language);
    await signIn(admin, { url: brygga.url, user: ADMIN, language });
    await admin.goto(path);
    await expect(admin.getByRole("button", { name: t.customer, exact: true })).toBeVisible();
    const { page, send } = await fillForm({ browser, language, companyId: company.id });
    const sendInVain = async (button: Locator) => {
      erp.misbehave("CreateActor", "hangs-up", () => erp.misbehave("", "hangs-up"));
      await button.click();
      for (const one of [page, admin]) await expect(one.getByText(t.doubtTitle)).toBeVisible();
      erp.behave();
    };
    await sendInVain(send);
    await admin.getByRole("button", { name: t.forget, exact: true }).click();
    await admin.getByRole("dialog").getByRole("button", { name: t.forgetIt }).click();
    for (const one of [page, admin]) await expect(one.getByText(t.doubtTitle)).toBeHidden();
    expect(customersNamed(name)).toEqual([]);
    const again = await fillForm({ browser, language, companyId: company.id });
    await sendInVain(again.send);
    await admin.getByRole("button", { name: t.createAnyway, exact: true }).click();
    await admin.getByRole("dialog").getByRole("button", { name: t.createItAnyway }).click();
    for (const one of [page, admin]) {
      await expect(one.getByText(t.connectedAs(t.customer, ""))).toContainText(name);
    }
    expect(customersNamed(name)).toHaveLength(1);
  });

  test(`two users at once create one customer (${language})`, async ({ browser }) => {
    const name = `Skärgårdens Rederi ${language}`;
    const company = await api.post("/companies", { name });
    const first = await fillForm({ browser, language, companyId: company.id });
    const second = await fillForm({ browser, language, companyId: company.id, user: ADMIN });
    erp.misbehave("CreateActor", "held");
    await first.send.click();
    await expect.poll(() => erp.held()).toBe(1);
    await second.send.click();
    erp.behave();
    await expect(first.page.getByText(t.connectedAs(t.customer, ""))).toContainText(name);
    await expect(
      second.page.getByText(t.meanwhile).or(second.page.getByText(t.alreadyConnected)).first(),
    ).toBeVisible();
    expect(customersNamed(name)).toHaveLength(1);
  });

  test(`a record is not created by whom it may not, nor by an ERP that is down (${language})`, async ({
    browser,
  }) => {
    const name = `Bergtagen ${language}`;
    const company = await api.post("/companies", { name });
    const { page, form, send } = await fillForm({ browser, language, companyId: company.id });
    erp.misbehave("", "hangs-up");
    await send.click();
    await expect(form.getByText(t.unreachable)).toBeVisible();
    expect(customersNamed(name)).toEqual([]);
    erp.behave();
    await grantRights(api, connectionId, { canConnect: true, canCreateInErp: false });
    await page.goto(`${brygga.url}/companies/${company.id}?tab=erp&edit=true`);
    await page.getByRole("button", { name: t.customer, exact: true }).click();
    const dialog = page.getByRole("dialog", { name: t.connectErp });
    await dialog.getByRole("checkbox", { name: t.noMatch }).check();
    const create = dialog.getByRole("button", { name: t.create, exact: true });
    await expectLocked(create);
    await expect(create).toHaveAccessibleDescription(t.mayNotCreate);
    const { version } = await api.get<{ version: number }>(`/erp-connections/${connectionId}`);
    await api.patch(`/erp-connections/${connectionId}`, { version, scope: "everyone" });
  });
}
