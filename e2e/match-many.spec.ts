import { readRow } from "@brygga/connector-excel/testing";
import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga, USER } from "./support/brygga.ts";
import { connectWorkbook } from "./support/connected-workbook.ts";
import { MATCH_TEXTS } from "./support/match-texts.ts";
import { startMisbehavingErp } from "./support/misbehaving-erp.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { signIn } from "./support/steps.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

let brygga: Brygga;
let api: Api;

test.beforeAll(async () => {
  brygga = await startBrygga();
  api = await signInToApi(brygga.url, ADMIN);
  // Only what is asked for is to happen.
  await api.patch("/sync-engine", { running: false });
});
test.afterAll(() => brygga.stop());

type Language = "sv" | "en";

const rowOf = (page: Page, name: string): Locator => page.getByRole("row").filter({ hasText: name });

/** Signs in as somebody, and has proposals made for what a list shows with this text. */
async function findProposals(
  page: Page,
  { language, text, user = USER }: { language: Language; text: string; user?: typeof USER },
): Promise<void> {
  const t = MATCH_TEXTS[language];
  await signIn(page, { url: brygga.url, user, language });
  await page.goto(`${brygga.url}/companies?q=${text}`);
  await page.getByRole("link", { name: t.link }).click();
  await page.getByRole("button", { name: t.begin }).click();
  await expect(page.getByRole("table", { name: t.table })).toBeVisible();
}

/** Looks at what connecting by a rule would change, and connects. */
async function connectAll(
  page: Page,
  { language, rule, count }: { language: Language; rule: string; count: number },
): Promise<void> {
  const t = MATCH_TEXTS[language];
  await page.getByRole("button", { name: t.connect, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: t.dialog });
  await dialog.getByRole("radio", { name: rule }).check();
  await expect(dialog.getByRole("button", { name: t.connectNow(count), exact: true })).toBeDisabled();
  await dialog.getByRole("button", { name: t.preview }).click();
  await expect(dialog.getByRole("table", { name: t.changes })).toBeVisible();
  await dialog.getByRole("button", { name: t.connectNow(count), exact: true }).click();
  await expect(dialog).toBeHidden();
}

for (const language of playedLanguages("sv")) {
  const t = MATCH_TEXTS[language];

  test(`a list is matched with a workbook, looked through, connected, and disconnected again (${language})`, async ({
    browser,
  }) => {
    const { file, connectionId } = await connectWorkbook(brygga, `Workbook ${language}`);
    const prefix = `${language}1`;
    const note = `zq${prefix}`;
    const [same, alike, nobody] = await Promise.all([
      api.post("/companies", { name: "Västerviks Båtbyggeri AB", postalCity: "Västervik", department: note }),
      api.post("/companies", { name: "Lumivuory", postalCity: "Tampere", department: note }),
      api.post("/companies", { name: "Qvantum Zzyzx", department: note }),
    ]);
    const page = await openPage(browser, language);
    await findProposals(page, { language, text: note });
    await expect(rowOf(page, "Qvantum Zzyzx")).toContainText(t.noProposal);
    await page.getByRole("button", { name: t.acceptCertain }).click();
    await expect(rowOf(page, "Västerviks").getByRole("checkbox")).toBeChecked();
    await expect(rowOf(page, "Lumivuory").getByRole("checkbox")).not.toBeChecked();
    await page.getByText(t.likely).click();
    await page.getByRole("button", { name: t.look("Lumivuory") }).click();
    // The address says which record is compared.
    await page.reload();
    const detail = page.getByRole("dialog");
    await expect(detail.getByRole("radio", { name: /^Lumivuori Oy/ })).toBeChecked();
    await detail.getByRole("button", { name: t.accept, exact: true }).click();
    await expect(page.getByText(t.accepted(2))).toBeVisible();
    await connectAll(page, { language, rule: t.keepErp, count: 2 });
    await expect(page.getByText(t.connected(2))).toBeVisible();
    expect(await api.get(`/companies/${alike.id}`)).toMatchObject({ name: "Lumivuori Oy" });
    expect(await linkOf(same.id, connectionId)).toMatchObject({ erpKey: "7" });
    expect(await linkOf(nobody.id, connectionId)).toBeNull();
    expect((await readRow(file, "Customer", "7")).City).toBe("Västervik");
    await page.getByRole("button", { name: t.disconnect }).click();
    await page.getByRole("dialog").getByRole("button", { name: t.disconnectNow, exact: true }).click();
    await expect(page.getByText(t.disconnected).first()).toBeVisible();
    expect(await linkOf(same.id, connectionId)).toBeNull();
    await api.post(`/erp-connections/${connectionId}/deactivate`, {});
  });

  test(`the ERP goes down in the middle, and another user connects the same: nothing is done twice (${language})`, async ({
    browser,
  }) => {
    const erp = await startMisbehavingErp(4);
    try {
      const name = `Sample ${language}`;
      const connectionId = await defineConnectionTo(api, { url: erp.url, name });
      await mapFields(api, connectionId, {
        NAME: { crmFieldKey: "name", syncToCrm: true, syncToErp: true },
        PHONE: { crmFieldKey: "phone", syncToCrm: true, syncToErp: true },
        POSTALCITY: { crmFieldKey: "postalCity", syncToCrm: true, syncToErp: true },
      });
      await api.post(`/erp-connections/${connectionId}/activate`, {});
      const note = `zq${language}2`;
      const ids: number[] = [];
      for (const { fieldValues } of erp.erp.actors("Customer")) {
        const { NAME: company = "", POSTALCITY: city = "" } = fieldValues;
        const phone = ids.length < 2 ? (fieldValues.PHONE ?? "") : `08-${ids.length}`;
        const values = { name: company, postalCity: city, phone, department: note };
        ids.push((await api.post("/companies", values)).id);
      }
      const [anna, admin] = [await openPage(browser, language), await openPage(browser, language)];
      await findProposals(anna, { language, text: note });
      await findProposals(admin, { language, text: note, user: ADMIN });
      for (const page of [anna, admin]) await page.getByRole("button", { name: t.acceptShown }).click();
      // The first two need nothing of SaveActors: they are connected before the ERP is gone.
      erp.misbehave("SaveActors", "hangs-up");
      await connectAll(anna, { language, rule: t.keepCrm, count: 4 });
      await expect(anna.getByText(t.unreachable)).toBeVisible();
      expect(await linkOf(ids[0] ?? 0, connectionId)).not.toBeNull();
      expect(await linkOf(ids[3] ?? 0, connectionId)).toBeNull();
      // A killed server goes on where it was.
      await brygga.restart("SIGKILL");
      erp.behave();
      await expect(anna.getByText(t.connected(4))).toBeVisible({ timeout: 30_000 });
      for (const id of ids) expect(await linkOf(id, connectionId)).not.toBeNull();
      expect([...erp.erp.actors("Customer")].map(({ fieldValues }) => fieldValues.PHONE)).toContain("08-3");
      await admin.getByRole("button", { name: t.connect, exact: true }).click();
      const dialog = admin.getByRole("dialog", { name: t.dialog });
      await dialog.getByRole("button", { name: t.preview }).click();
      await expect(dialog.getByText(t.left).first()).toBeVisible();
      await api.post(`/erp-connections/${connectionId}/deactivate`, {});
    } finally {
      await erp.stop();
    }
  });
}

/** What a company is connected to in a connection; null where it is not. */
async function linkOf(companyId: number, connectionId: number): Promise<{ erpKey: string } | null> {
  const { sections } = await api.get<{
    sections: { connectionId: number; link: { erpKey: string } | null }[];
  }>(`/companies/${companyId}/erp`);
  return sections.find((section) => section.connectionId === connectionId)?.link ?? null;
}
