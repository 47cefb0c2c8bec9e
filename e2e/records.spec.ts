import { editCell, readRow } from "@brygga/connector-excel/testing";
import { ADMIN, type Brygga, startBrygga, USER } from "./support/brygga.ts";
import { type ConnectedWorkbook, connectWorkbook } from "./support/connected-workbook.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { openPage } from "./support/screens.ts";
import { signIn } from "./support/steps.ts";
import { expect, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

let brygga: Brygga;
let workbook: ConnectedWorkbook;

test.beforeEach(async () => {
  brygga = await startBrygga();
  workbook = await connectWorkbook(brygga);
});
test.afterEach(() => brygga.stop());

/** Connects the record on the screen with the first actor that its dialog finds. */
async function connectFirstFound(page: Page, { language, actor }: { language: "sv" | "en"; actor: string }) {
  const t = TEXTS[language];
  await page.getByRole("tab", { name: t.erpTab, exact: true }).click();
  await page.getByRole("button", { name: t.edit }).click();
  await page.getByRole("button", { name: actor, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: t.connectErp });
  await dialog.getByRole("searchbox").fill("");
  await dialog.getByRole("searchbox").press("Enter");
  await dialog.getByRole("row").nth(1).click();
  await dialog.getByRole("button", { name: t.fromErp }).click();
  await dialog.getByRole("button", { name: t.connect, exact: true }).click();
  await expect(dialog).toBeHidden();
}

for (const language of playedLanguages("sv")) {
  const t = TEXTS[language];

  test(`a contact is created, connected under its company, and synchronised (${language})`, async ({
    browser,
  }) => {
    const { api, connectionId, file } = workbook;
    const company = await api.post("/companies", { name: "Havsbris" });
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: USER, language });
    await page.goto(`${brygga.url}/contacts/new?company=${company.id}`);
    await page.getByRole("textbox", { name: t.lastName }).fill("Berg");
    await page.getByRole("button", { name: t.save, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Berg");
    await page.getByRole("tab", { name: t.erpTab, exact: true }).click();
    await expect(page.getByText(t.companyFirst)).toBeVisible();
    const target = {
      connectionId,
      entity: "company",
      entityId: company.id,
      actorType: "Customer",
      erpKey: "1",
    };
    await api.post("/links", { ...target, choices: {} });
    await page.reload();
    await connectFirstFound(page, { language, actor: t.contact });
    const key = await erpKeyOf(page);
    await editCell(file, { sheet: "Person", id: key, column: "FirstName", value: "Ingalill" });
    await api.post("/sync-engine/sync", {});
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Ingalill");
    expect((await readRow(file, "Person", key)).ParentID).toBe("1");
  });

  test(`a project is created, connected, and synchronised (${language})`, async ({ browser }) => {
    const { api, file } = workbook;
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: USER, language });
    await page.getByRole("link", { name: t.projects }).click();
    await page
      .getByRole("link", { name: t.newProject })
      .or(page.getByRole("button", { name: t.newProject }))
      .click();
    await page.getByRole("textbox", { name: t.projectName }).fill("Bryggan");
    await page.getByRole("button", { name: t.save, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Bryggan" })).toBeVisible();
    await connectFirstFound(page, { language, actor: t.project });
    const key = await erpKeyOf(page);
    await editCell(file, { sheet: "Project", id: key, column: "Nm", value: "Norra kajen" });
    await api.post("/sync-engine/sync", {});
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Norra kajen" })).toBeVisible();
  });
}

/** The key of the actor that the record on the screen is connected to; the screen says what people call it. */
async function erpKeyOf(page: Page): Promise<string> {
  await expect(page.getByText(/^(Connected as|Ansluten som) /)).toBeVisible();
  const path = new URL(page.url()).pathname;
  const { sections } = await workbook.api.get<{ sections: { link: { erpKey: string } | null }[] }>(
    `${path}/erp`,
  );
  const key = sections[0]?.link?.erpKey;
  if (key === undefined) throw new Error(`${path} is not connected`);
  return key;
}

test("a company that somebody else changed meanwhile is not overwritten silently", async ({ browser }) => {
  const { api } = workbook;
  const company = await api.post("/companies", { name: "Havsbris", postalCity: "Lund" });
  const page = await openPage(browser, "en");
  await signIn(page, { url: brygga.url, user: ADMIN, language: "en" });
  await page.goto(`${brygga.url}/companies/${company.id}`);
  await page.getByRole("textbox", { name: "Company name" }).fill("Havsbris AB");
  await api.patch(`/companies/${company.id}`, { name: "Havsbris & Söner" });
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Take theirs" })).toBeVisible();
  expect(await api.get(`/companies/${company.id}`)).toMatchObject({ name: "Havsbris & Söner" });
});
