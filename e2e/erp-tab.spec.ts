import { editCell, readRow } from "@brygga/connector-excel/testing";
import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga, USER } from "./support/brygga.ts";
import { type ConnectedWorkbook, connectWorkbook } from "./support/connected-workbook.ts";
import { ERP_TAB_TEXTS } from "./support/erp-tab-texts.ts";
import { grantRights } from "./support/grant-rights.ts";
import { type MisbehavingErp, startMisbehavingErp } from "./support/misbehaving-erp.ts";
import { type PlayedLanguage, playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { expectLocked, signIn } from "./support/steps.ts";
import { type Browser, expect, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

let brygga: Brygga;

test.beforeAll(async () => {
  brygga = await startBrygga();
});
test.afterAll(() => brygga.stop());

const wordsOf = (language: PlayedLanguage) => ({ ...TEXTS[language], ...ERP_TAB_TEXTS[language] });

/** Somebody in front of the ERP tab of a company. */
async function openErpTab(
  browser: Browser,
  options: { language: PlayedLanguage; path: string; user?: typeof ADMIN },
): Promise<Page> {
  const { language, path, user = USER } = options;
  const page = await openPage(browser, language);
  await signIn(page, { url: brygga.url, user, language });
  await page.goto(`${brygga.url}${path}?tab=erp&edit=true`);
  return page;
}

const linkTo = (api: Api, target: { connectionId: number; entityId: number; erpKey: string }) =>
  api.post("/links", { ...target, entity: "company", actorType: "Customer", choices: {} });

for (const language of playedLanguages("sv")) {
  const t = wordsOf(language);

  test.describe(`against a workbook (${language})`, () => {
    let workbook: ConnectedWorkbook;

    test.beforeAll(async () => {
      workbook = await connectWorkbook(brygga, `Workbook ${language}`);
      await workbook.api.patch("/sync-engine", { running: false });
    });
    test.afterAll(() =>
      workbook.api.post(`/erp-connections/${workbook.connectionId}/deactivate`, {}).then(() => undefined),
    );

    test("a company is found, compared, connected, synchronised and disconnected with its contact", async ({
      browser,
    }) => {
      const { api, connectionId, file } = workbook;
      const company = await api.post("/companies", { name: "Öresunds Kaffe AB" });
      const other = await api.post("/companies", { name: "Fjordlys" });
      await linkTo(api, { connectionId, entityId: other.id, erpKey: "2" });
      const page = await openErpTab(browser, { language, path: `/companies/${company.id}` });
      await page.getByRole("button", { name: t.customer, exact: true }).click();
      const dialog = page.getByRole("dialog", { name: t.connectErp });
      await test.step("the record's name has been searched for, the best match is on top", async () => {
        const best = dialog.getByRole("row").nth(1);
        await expect(best).toContainText("Öresunds Kaffe AB");
        await expect(best).toContainText(t.best);
      });
      await test.step("by criteria, an actor that is linked says to what and cannot be chosen", async () => {
        await dialog.getByRole("button", { name: t.advanced }).click();
        await dialog.getByRole("combobox", { name: t.fieldOf(1) }).click();
        await page.getByRole("option", { name: /Nm/ }).click();
        await dialog.getByRole("textbox", { name: t.valueOf(1) }).fill("Fjordlys");
        await dialog.getByRole("button", { name: t.search, exact: true }).click();
        const linked = dialog.getByRole("row").filter({ hasText: "10002" });
        await expect(linked).toContainText(t.linkedTo);
        await expect(linked.getByRole("button")).toHaveCount(0);
        await dialog.getByRole("textbox", { name: t.valueOf(1) }).fill("Kaffe");
        await dialog.getByRole("textbox", { name: t.valueOf(1) }).press("Enter");
      });
      await test.step("both sides are compared, and connected as chosen", async () => {
        await dialog.getByRole("row").filter({ hasText: "Öresunds Kaffe AB" }).getByRole("button").click();
        await dialog.getByRole("button", { name: t.fromErp }).click();
        await dialog.getByRole("button", { name: t.connect, exact: true }).click();
        await expect(dialog).toBeHidden();
        await expect(page.getByText(t.connectedAs(t.customer, "1"))).toContainText("Öresunds Kaffe AB");
      });
      await test.step("Sync now says what it came to", async () => {
        await page.getByRole("button", { name: t.syncNow }).click();
        await expect(page.getByText(t.equal)).toBeVisible();
        await editCell(file, { sheet: "Customer", id: "1", column: "City", value: "Örebro" });
        await page.getByRole("button", { name: t.syncNow }).click();
        await expect(page.getByText(t.became)).toBeVisible();
        expect(await api.get(`/companies/${company.id}`)).toMatchObject({ postalCity: "Örebro" });
      });
      await test.step("a contact is looked for among the persons of its company only", () =>
        connectContact({ page, language, companyId: company.id }));
      await test.step("disconnecting says what goes along, and leaves the ERP as it is", async () => {
        await page.goto(`${brygga.url}/companies/${company.id}?tab=erp&edit=true`);
        const before = await readRow(file, "Customer", "1");
        await page.getByRole("button", { name: t.disconnect }).click();
        const question = page.getByRole("dialog");
        await expect(question).toContainText(t.disconnectContacts);
        await question.getByRole("button", { name: t.disconnect }).click();
        await expect(page.getByRole("button", { name: t.customer, exact: true })).toBeVisible();
        expect(await readRow(file, "Customer", "1")).toEqual(before);
      });
    });

    async function connectContact(where: { page: Page; language: PlayedLanguage; companyId: number }) {
      const { page, companyId } = where;
      const contact = await workbook.api.post("/contacts", { lastName: "Berg", companyId });
      await page.goto(`${brygga.url}/contacts/${contact.id}?tab=erp&edit=true`);
      await page.getByRole("button", { name: t.contact, exact: true }).click();
      const dialog = page.getByRole("dialog", { name: t.connectErp });
      await dialog.getByRole("searchbox").fill("");
      await dialog.getByRole("searchbox").press("Enter");
      await expect(dialog.getByRole("row").nth(1)).toBeVisible();
      await dialog.getByRole("row").nth(1).getByRole("button").click();
      await dialog.getByRole("button", { name: t.fromErp }).click();
      await dialog.getByRole("button", { name: t.connect, exact: true }).click();
      await expect(dialog).toBeHidden();
    }
  });

  test.describe(`against an ERP that misbehaves (${language})`, () => {
    let api: Api;
    let erp: MisbehavingErp;
    let connectionId: number;

    test.beforeAll(async () => {
      api = await signInToApi(brygga.url, ADMIN);
      await api.patch("/sync-engine", { running: false });
      erp = await startMisbehavingErp();
      connectionId = await defineConnectionTo(api, { url: erp.url, name: `Sample ${language}` });
      await mapFields(api, connectionId, {
        NAME: { crmFieldKey: "name", syncToErp: true, syncToCrm: true, showInErpTab: true },
        PHONE: { crmFieldKey: "phone", syncToErp: true, syncToCrm: true },
        CUSTGROUP: { showInErpTab: true },
      });
      await api.post(`/erp-connections/${connectionId}/activate`, {});
    });
    test.afterEach(() => erp.behave());
    test.afterAll(async () => {
      await api.post(`/erp-connections/${connectionId}/deactivate`, {});
      await erp.stop();
    });

    test("a slow answer and a garbled one leave the rest of the record alone", async ({ browser }) => {
      const company = await api.post("/companies", { name: "Havsbris" });
      await linkTo(api, { connectionId, entityId: company.id, erpKey: "C1" });
      erp.misbehave("GetActors", "held");
      const page = await openErpTab(browser, { language, path: `/companies/${company.id}` });
      await expect(page.getByText(t.connectedAs(t.customer, "C1"))).toBeVisible();
      await expect(page.getByRole("status").filter({ hasText: t.asking })).toBeVisible();
      await page.getByRole("tab", { name: t.details, exact: true }).click();
      await page.getByLabel(t.postalAddress1).fill("Kajen 1");
      await page.getByRole("button", { name: t.save, exact: true }).click();
      await expect(page.getByText(t.saved, { exact: true })).toBeVisible();
      expect(erp.held()).toBeGreaterThan(0);
      erp.behave();
      await page.getByRole("tab", { name: t.erpTab, exact: true }).click();
      await expect(page.getByText(t.customerGroup, { exact: true })).toBeVisible();
      erp.misbehave("GetActors", "garbage");
      await page.getByRole("button", { name: t.reload }).click();
      await expect(page.getByText(t.noAnswer)).toBeVisible();
      erp.behave();
      await page.getByRole("button", { name: t.retry }).click();
      await expect(page.getByText(t.customerGroup, { exact: true })).toBeVisible();
    });

    test("a search that fails is explained and made again; a write that fails connects nothing", async ({
      browser,
    }) => {
      const company = await api.post("/companies", { name: "Vindö Varv", phone: "0303-1" });
      erp.misbehave("SearchActors", "fault");
      const page = await openErpTab(browser, { language, path: `/companies/${company.id}` });
      await page.getByRole("button", { name: t.customer, exact: true }).click();
      const dialog = page.getByRole("dialog", { name: t.connectErp });
      await expect(dialog.getByText(t.connectFailed)).toBeVisible();
      erp.behave();
      await dialog.getByRole("searchbox").fill("");
      await dialog.getByRole("searchbox").press("Enter");
      await dialog.getByRole("row").filter({ hasNotText: t.linkedTo }).nth(1).getByRole("button").click();
      await dialog.getByRole("button", { name: t.fromCrm }).click();
      erp.misbehave("SaveActors", "hangs-up");
      await dialog.getByRole("button", { name: t.connect, exact: true }).click();
      await expect(dialog.getByText(t.unreachable)).toBeVisible();
      // In one language, although the failure is known in all of them.
      await expect(dialog.getByRole("alert")).not.toContainText('US:"');
      const { sections } = await api.get<{ sections: { connectionId: number; link: unknown }[] }>(
        `/companies/${company.id}/erp`,
      );
      expect(sections.find((one) => one.connectionId === connectionId)?.link).toBeNull();
      erp.behave();
      await dialog.getByRole("button", { name: t.connect, exact: true }).click();
      await expect(dialog).toBeHidden();
    });

    test("two users at once: the second is told who was first, and a user without the right why not", async ({
      browser,
    }) => {
      const company = await api.post("/companies", { name: "Skärgårdens Rederi" });
      const path = `/companies/${company.id}`;
      const [first, second] = [
        await openErpTab(browser, { language, path }),
        await openErpTab(browser, { language, path, user: ADMIN }),
      ];
      for (const page of [first, second]) {
        await page.getByRole("button", { name: t.customer, exact: true }).click();
        const dialog = page.getByRole("dialog", { name: t.connectErp });
        await dialog.getByRole("searchbox").fill("");
        await dialog.getByRole("searchbox").press("Enter");
        await dialog.getByRole("row").filter({ hasNotText: t.linkedTo }).nth(1).getByRole("button").click();
        await expect(dialog.getByRole("button", { name: t.fromErp })).toBeVisible();
      }
      await first.getByRole("button", { name: t.connect, exact: true }).click();
      await expect(first.getByRole("dialog")).toBeHidden();
      await expect(second.getByText(t.meanwhile)).toBeVisible();
      await second.getByRole("button", { name: t.close }).last().click();
      await expect(second.getByText(t.connectedAs(t.customer, "C"))).toBeVisible();
      await grantRights(api, connectionId, { canConnect: false, canCreateInErp: false });
      await first.reload();
      const edit = first.getByRole("button", { name: t.edit });
      await expect(first.getByText(t.connectedAs(t.customer, "C"))).toBeVisible();
      await expectLocked(first.getByRole("button", { name: t.disconnect }));
      await first.goto(`${brygga.url}${path}?tab=erp`);
      await expectLocked(edit);
      await expect(edit).toHaveAccessibleDescription(t.mayNotEdit);
    });
  });
}
