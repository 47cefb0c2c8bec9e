import { readFile } from "node:fs/promises";
import { type Furnished, furnish } from "./screenshots/furnish.ts";
import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { JOB_TEXTS } from "./support/job-texts.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { PLUGINS } from "./support/plugins.ts";
import { openPage } from "./support/screens.ts";
import { signIn } from "./support/steps.ts";
import { type Browser, expect, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

type Language = "sv" | "en";

interface World {
  readonly brygga: Brygga;
  readonly furnished: Furnished;
  readonly api: Api;
  readonly page: Page;
  readonly language: Language;
}

const LOG = "/settings/quote-sync/log";

async function withWorld(
  { browser, language }: { browser: Browser; language: Language },
  perform: (world: World) => Promise<void>,
): Promise<void> {
  const brygga = await startBrygga({ demo: true, plugins: PLUGINS });
  try {
    const furnished = await furnish(brygga);
    const api = await signInToApi(brygga.url, ADMIN);
    await api.patch("/sync-engine", { running: false });
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    await perform({ brygga, furnished, api, page, language });
  } finally {
    await brygga.stop();
  }
}

const rowsWith = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });

async function changePhone({ api, furnished }: World, phone: string): Promise<void> {
  await api.patch(`/companies/${furnished.companyId}`, { phone });
  await api.post("/sync-engine/sync", {});
}

for (const language of playedLanguages("en")) {
  test(`the log is filtered, searched, exported, and taken back from (${language})`, async ({ browser }) => {
    await withWorld({ browser, language }, async (world) => {
      const { page, brygga, api, furnished } = world;
      const t = JOB_TEXTS[language];
      await changePhone(world, "+46 1 23");
      await changePhone(world, "+46 4 56");
      await page.goto(`${brygga.url}${LOG}`);
      await page.getByLabel(t.search, { exact: true }).fill("+46 4 56");
      await expect(rowsWith(page, "+46 4 56")).toHaveCount(1);
      await expect(rowsWith(page, "Örebro")).toHaveCount(0);
      await page.getByRole("combobox", { name: t.direction }).click();
      await page.getByRole("option", { name: TEXTS[language].toCrm }).click();
      await expect(page.getByText(t.emptyFiltered)).toBeVisible();
      // The filter is in the address.
      await page.reload();
      await expect(page.getByText(t.emptyFiltered)).toBeVisible();
      await page.getByRole("button", { name: t.clearFilter }).click();
      await page.getByRole("button", { name: t.actions }).first().click();
      await page.getByRole("menuitem", { name: t.onlyRecord }).click();
      await expect(rowsWith(page, "+46 4 56")).toHaveCount(1);
      await expect(rowsWith(page, "Örebro")).toHaveCount(0);
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: t.csv }).click();
      const file = await readFile(await (await download).path(), "utf8");
      expect(file.split("\n")[0]).toContain("at,connectionName,entity");
      expect(file).toContain("+46 4 56");
      expect(file).not.toContain("Örebro");

      await rowsWith(page, "+46 4 56").getByRole("button", { name: t.actions }).click();
      await page.getByRole("menuitem", { name: t.undoValue }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: t.undoNow }).click();
      await expect(dialog.getByRole("button", { name: t.undoNow })).toBeHidden();
      await expect(dialog.getByText(t.completed, { exact: true })).toBeVisible();
      expect(await api.get(`/companies/${furnished.companyId}`)).toMatchObject({ phone: "+46 1 23" });
      await page.keyboard.press("Escape");
      await expect(page.getByRole("cell", { name: t.undone }).first()).toBeVisible();
    });
  });

  test(`problems say why, are tried again, ignored and brought back, and lead to the mapping (${language})`, async ({
    browser,
  }) => {
    await withWorld({ browser, language }, async ({ page, brygga }) => {
      const t = JOB_TEXTS[language];
      await page.goto(`${brygga.url}${LOG}?view=problems`);
      const problem = page.getByRole("row").nth(1);
      await expect(problem).toContainText("Nordvik ERP");
      await problem.getByRole("button", { name: t.retry }).click();
      await expect(problem).toContainText(t.inNextSync);
      const count = await page.getByRole("row").count();
      await problem.getByRole("button", { name: t.ignore }).click();
      await expect(page.getByRole("row")).toHaveCount(count === 2 ? 0 : count - 1);
      await page.getByLabel(t.ignoredOnes).check();
      await expect(problem).toContainText(ADMIN.username);
      await problem.getByRole("button", { name: t.bringBack }).click();
      await page.getByLabel(t.ignoredOnes).uncheck();
      await expect(page.getByRole("row")).toHaveCount(count);
      await page.getByRole("link", { name: t.openMapping }).first().click();
      await expect(page.getByRole("dialog", { name: TEXTS[language].listMapping })).toBeVisible();
    });
  });

  test(`what happens is seen without asking, also after the server was started anew (${language})`, async ({
    browser,
  }) => {
    await withWorld({ browser, language }, async (world) => {
      const { page, brygga } = world;
      await page.goto(`${brygga.url}${LOG}`);
      await expect(rowsWith(page, "Örebro").first()).toBeVisible();
      await changePhone(world, "+46 7 89");
      await expect(rowsWith(page, "+46 7 89")).toHaveCount(1);
      await brygga.restart("SIGKILL");
      // Sessions outlive the process.
      await changePhone(world, "+46 9 87");
      await expect(page.getByRole("row").filter({ hasText: /\+46 9 87/ })).toHaveCount(1, {
        timeout: 20_000,
      });
    });
  });
}
