import { readFile } from "node:fs/promises";
import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga, USER } from "./support/brygga.ts";
import { LIST_TEXTS } from "./support/list-texts.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { openPage } from "./support/screens.ts";
import { signIn } from "./support/steps.ts";
import { expect, type Page, test } from "./support/test.ts";

const COMPANIES = 120;

let brygga: Brygga;
let api: Api;

/** Fields of one's own, by which lists are filtered too. */
const FIELDS = [
  { key: "x_members", type: "integer", labels: { en: "Members", sv: "Antal medlemmar" } },
  { key: "x_blocked", type: "checkbox", labels: { en: "Blocked", sv: "Spärrad" } },
  { key: "x_since", type: "date", labels: { en: "Since", sv: "Sedan" } },
];

test.beforeAll(async () => {
  brygga = await startBrygga();
  api = await signInToApi(brygga.url, ADMIN);
  const rules = { entity: "company", maxLength: 0, scale: null, mandatory: false, listId: null };
  for (const field of FIELDS) await api.post("/fields", { ...rules, ...field });
  for (let number = 1; number <= COMPANIES; number += 1) {
    await api.post("/companies", {
      name: `Företag ${String(number).padStart(3, "0")}`,
      number: String(10_000 + number),
      category: number % 2 === 0 ? "customer" : "prospect",
      postalCity: number === 77 ? "Åmål" : "Lund",
      ...(number > 110 ? { x_members: number, x_blocked: number % 3 === 0, x_since: "2026-03-01" } : {}),
    });
  }
});
test.afterAll(() => brygga.stop());

const rows = (page: Page) => page.getByRole("table").locator("tbody").getByRole("row");
const firstName = (page: Page) => rows(page).first().getByRole("rowheader");

for (const language of playedLanguages("sv")) {
  const t = LIST_TEXTS[language];

  test(`a list is searched, filtered, sorted and paged, and its address is all of that (${language})`, async ({
    browser,
  }) => {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: USER, language });
    await expect(rows(page)).toHaveCount(50);
    await expect(page.getByText(t.count(COMPANIES), { exact: true })).toBeVisible();
    await page.getByRole("button", { name: t.next }).click();
    await expect(firstName(page)).toContainText("Företag 051");
    await page.reload();
    await expect(firstName(page)).toContainText("Företag 051");
    await page.getByRole("button", { name: t.last }).click();
    await expect(firstName(page)).toContainText("Företag 071");
    await page.getByRole("button", { name: t.previous }).click();
    await expect(firstName(page)).toContainText("Företag 021");
    await page.goBack();
    await page.goBack();
    await expect(firstName(page)).toContainText("Företag 051");
    await page.getByRole("button", { name: t.first }).click();

    await page.getByRole("button", { name: t.filter }).click();
    await page.getByRole("combobox", { name: t.category }).click();
    await page.getByRole("option", { name: t.customer, exact: true }).click();
    await expect(page.getByText(t.count(60), { exact: true })).toBeVisible();
    await page.getByRole("columnheader", { name: t.number, exact: true }).getByRole("button").click();
    await page.getByRole("columnheader", { name: t.number, exact: true }).getByRole("button").click();
    await expect(firstName(page)).toContainText("Företag 120");
    await expect(page.getByRole("columnheader", { name: t.number, exact: true })).toHaveAttribute(
      "aria-sort",
      "descending",
    );
    await page.reload();
    await expect(firstName(page)).toContainText("Företag 120");
    await expect(page.getByText(t.count(60), { exact: true })).toBeVisible();

    await page
      .getByRole("link", { name: /^(Companies|Företag)$/ })
      .first()
      .click();
    await page.getByRole("searchbox", { name: t.search }).fill("etag 077");
    await expect(rows(page)).toHaveCount(1);
    // Its columns are the user's, who may have chosen others.
    await expect(firstName(page)).toContainText("Företag 077");
  });

  test(`a list is filtered by fields of one's own, and the address tells by which (${language})`, async ({
    browser,
  }) => {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: USER, language });
    await page.getByRole("button", { name: t.filter }).click();
    const choose = async (field: string) => {
      await page.getByRole("combobox", { name: t.moreFields }).click();
      await page.getByRole("option", { name: field }).click();
    };
    await choose(t.since);
    await page.getByRole("textbox", { name: t.sinceFrom }).fill("2026-02-01");
    await page.keyboard.press("Tab");
    await expect(page.getByText(t.count(10), { exact: true })).toBeVisible();
    await choose(t.blocked);
    await page.getByRole("combobox", { name: t.blocked }).click();
    await page.getByRole("option", { name: t.yes, exact: true }).click();
    await expect(page.getByText(t.count(4), { exact: true })).toBeVisible();
    await choose(t.membersField);
    await page.getByRole("textbox", { name: t.membersFrom }).fill("115");
    await expect(page.getByText(t.count(2), { exact: true })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("textbox", { name: t.membersFrom })).toHaveValue("115");
    await expect(page.getByText(t.count(2), { exact: true })).toBeVisible();
    await expect(firstName(page)).toContainText("Företag 117");
    await page.getByRole("button", { name: t.clearFilter }).click();
    await expect(page.getByText(t.count(COMPANIES), { exact: true })).toBeVisible();
  });

  test(`columns are chosen and remembered, and the file has them (${language})`, async ({ browser }) => {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: USER, language });
    await page.getByRole("button", { name: t.columns }).click();
    await page.getByRole("checkbox", { name: t.city, exact: true }).uncheck();
    await page.getByRole("checkbox", { name: t.vat }).check();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("columnheader", { name: t.vat })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("columnheader", { name: t.vat })).toBeVisible();
    await expect(page.getByRole("columnheader", { name: t.city, exact: true })).toBeHidden();
    await page.getByRole("searchbox", { name: t.search }).fill("etag 10007");
    await expect(rows(page)).toHaveCount(1);
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: t.exportCsv }).click();
    const lines = (await readFile(await (await downloading).path(), "utf8")).trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(t.vat);
    expect(lines[1]).toContain("Företag 007");
    expect(lines[1]).toContain(language === "sv" ? "Prospekt" : "Prospect");
  });

  test(`what was deleted comes back, at once or later (${language})`, async ({ browser }) => {
    // Among the deleted there is the one of the language before.
    const name = `Borta ${language}`;
    const { id } = await api.post("/companies", { name, phone: "+46 1" });
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: USER, language });
    const remove = async () => {
      await page.goto(`${brygga.url}/companies/${id}`);
      await page.getByRole("button", { name: t.more }).click();
      await page.getByRole("menuitem", { name: t.delete }).click();
      await page.getByRole("dialog").getByRole("button", { name: t.delete }).click();
      await expect(page.getByRole("searchbox", { name: t.search })).toBeVisible();
    };
    await remove();
    await page.getByRole("button", { name: t.undo }).click();
    await page.getByRole("searchbox", { name: t.search }).fill(name.toLowerCase());
    await expect(rows(page)).toHaveCount(1);

    await remove();
    await page.getByRole("button", { name: t.filter }).click();
    await page.getByRole("checkbox", { name: t.showDeleted }).check();
    await page.getByRole("link", { name }).click();
    await expect(page.getByText(t.deleted, { exact: true })).toBeVisible();
    await page.getByRole("button", { name: t.restore }).click();
    await expect(page.getByRole("textbox", { name: /^(Telefon|Phone)/ })).toHaveValue("+46 1");
    const feed = await api.get<{ version: number }>(`/companies/${id}`);
    expect(feed.version).toBe(5);
    // The lists of the other language begin with as many.
    await api.remove(`/companies/${id}`);
  });

  test(`a project has members, and each of them tells its projects (${language})`, async ({ browser }) => {
    const { id } = await api.post("/projects", { name: "Hamnen" });
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: USER, language });
    await page.goto(`${brygga.url}/projects/${id}?tab=members`);
    await page.getByRole("combobox", { name: t.addCompany }).fill("Företag 042");
    await page.getByRole("option", { name: "Företag 042" }).click();
    await page.getByRole("link", { name: "Företag 042" }).click();
    await page.getByRole("tab", { name: t.projects, exact: true }).click();
    await page.getByRole("link", { name: "Hamnen" }).click();
    await page.getByRole("tab", { name: t.members }).click();
    await page.getByRole("button", { name: t.remove("Företag 042") }).click();
    await expect(page.getByText(t.noMembers)).toHaveCount(2);
    await page.getByRole("button", { name: t.undo }).click();
    await expect(page.getByRole("link", { name: "Företag 042" })).toBeVisible();
    // The other language makes one of the same name.
    await api.remove(`/projects/${id}`);
  });
}
