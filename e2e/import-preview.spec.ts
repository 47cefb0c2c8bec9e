import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Api, signInToApi } from "./support/api.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { IMPORT_TEXTS } from "./support/import-texts.ts";
import { type MisbehavingErp, startMisbehavingErp } from "./support/misbehaving-erp.ts";
import { type PlayedLanguage, playedLanguages } from "./support/played-languages.ts";
import { defineConnectionTo, mapFields } from "./support/sample-connection.ts";
import { openPage } from "./support/screens.ts";
import { signIn } from "./support/steps.ts";
import { type Browser, expect, type Locator, type Page, test } from "./support/test.ts";

/** Lines of the preview. */
const LINES = 100_000;

/** Lines that come with one step. */
const PAGE = 100;

/**
 * What a step may take of the page's and the server's processor time together, in milliseconds: a machine with much else
 * to do says nothing about waiting, and takes up to twice the time for the same work. The first attempt compiles.
 */
const AT_ONCE_MS = 1500;
const ATTEMPTS = 3;

/** What the page may hold more, in bytes, after everything was done again and again. */
const MORE_BYTES = 8_000_000;

const WORDS = {
  en: {
    ...{ all: "All", skipped: "Skipped", problem: "Problem", more: "Show more", nothing: "Nothing matches" },
    ...{ uncheckAll: "Uncheck all", checkAll: "Check all", uncheckThese: "Uncheck these" },
    ...{ unchecked: "unchecked", find: "Find a name or a key" },
  },
  sv: {
    ...{
      all: "Alla",
      skipped: "Hoppas över",
      problem: "Problem",
      more: "Visa fler",
      nothing: "Inget matchar",
    },
    ...{ uncheckAll: "Avmarkera alla", checkAll: "Markera alla", uncheckThese: "Avmarkera dessa" },
    ...{ unchecked: "avmarkerade?", find: "Sök namn eller nyckel" },
  },
} as const;

let brygga: Brygga;
let api: Api;
let erp: MisbehavingErp;
let importId: number;

/** A preview of a few customers, to which very many are added as it would have stored them. */
test.beforeAll(async () => {
  brygga = await startBrygga();
  api = await signInToApi(brygga.url, ADMIN);
  await api.patch("/sync-engine", { running: false });
  erp = await startMisbehavingErp(1);
  const connectionId = await defineConnectionTo(api, { url: erp.url, name: "Nordvik" });
  await mapFields(api, connectionId, { NAME: { crmFieldKey: "name", syncToErp: true, syncToCrm: true } });
  await api.post(`/erp-connections/${connectionId}/activate`, {});
  importId = (await api.post("/imports", { connectionId, actorType: "Customer" })).id;
  await api.post(`/imports/${importId}/search`, {});
  await api.post(`/imports/${importId}/actors`, { all: true });
  await api.post(`/imports/${importId}/preview`, {});
  const stateOf = async () => (await api.get<{ state: string }>(`/imports/${importId}`)).state;
  await expect.poll(stateOf).toBe("previewed");
  addLines();
});
test.afterAll(async () => {
  await erp.stop();
  await brygga.stop();
});

/** Of ten lines seven are new, and one each is updated, skipped and a problem. */
function addLines(): void {
  const db = new DatabaseSync(join(brygga.folder, "data", "brygga.db"));
  db.exec("pragma busy_timeout = 10000");
  db.prepare(
    `insert into erp_import_line (import_id, actor_type, erp_key, name, outcome, reason, details, value_count, match_key)
     with recursive line (n) as (select 2 union all select n + 1 from line where n < ?)
     select ?, 'Customer', 'K' || n, 'Kund ' || printf('%06d', n),
       case n % 10 when 1 then 'updated' when 2 then 'skipped' when 3 then 'problem' else 'new' end,
       case n % 10 when 2 then 'duplicate' when 3 then 'ambiguous' end,
       case n % 10 when 3 then '{"count":"2"}' else '{}' end, 5, 'kund ' || printf('%06d', n)
     from line`,
  ).run(LINES, importId);
  db.close();
}

/** A button by what stands on it. */
const button = (page: Page, text: string): Locator =>
  page.locator("button").filter({ hasText: new RegExp(`^${text}$`) });

for (const language of playedLanguages("sv")) {
  const t = { ...IMPORT_TEXTS[language], ...WORDS[language] };
  const format = new Intl.NumberFormat(language === "en" ? "en-GB" : "sv-SE");
  /** As a pattern: Swedish puts spaces between thousands that do not break. */
  const formatted = (count: number) => format.format(count).replaceAll(/\s/g, "\\s");
  // By what stands in the page and not by roles: naming every element of four hundred lines is no work of the page.
  const lines = (page: Page): Locator => page.locator("tbody input[type=checkbox]");
  const figure = (page: Page, count: number, name: string): Locator =>
    page.locator("fieldset button").filter({ hasText: new RegExp(`^${formatted(count)} ?${name}$`) });
  const uncheckedOf = (page: Page, count: number): Locator =>
    page.locator("p").filter({ hasText: new RegExp(`^${formatted(count)} ${t.unchecked}$`) });

  test(`a preview of 100,000 lines opens, filters, finds, checks and unchecks at once, in flat memory (${language})`, async ({
    browser,
  }) => {
    // Every step is done several times.
    test.setTimeout(300_000);
    const page = await openImports(browser, language);
    const open = async () => {
      await page.getByRole("link", { name: "Nordvik" }).first().click();
      await expect(lines(page)).toHaveCount(PAGE);
      await expect(figure(page, LINES, t.all)).toBeVisible();
    };
    await page.goto(`${brygga.url}/settings/import`);
    await expectAtOnce(page, { what: "opening", act: open, back: async () => void (await page.goBack()) });
    await open();

    const filter = async () => {
      await figure(page, LINES / 10, t.problem).click();
      await expect(lines(page).first()).toHaveAttribute("aria-label", t.checkOf("Kund 000003"));
      await figure(page, LINES, t.all).click();
      await expect(lines(page).nth(1)).toHaveAttribute("aria-label", t.checkOf("Kund 000002"));
    };
    await expectAtOnce(page, { what: "filtering, there and back", act: filter });

    const search = page.getByLabel(t.find);
    const find = async () => {
      await search.fill("kund 099998");
      await expect(lines(page)).toHaveCount(1);
      await search.fill("");
      await expect(lines(page)).toHaveCount(PAGE);
    };
    await expectAtOnce(page, { what: "finding one of the last, there and back", act: find });
    await search.fill("nobody");
    await expect(page.getByText(t.nothing)).toBeVisible();
    await search.fill("");

    const uncheckAll = async () => {
      await button(page, t.uncheckAll).click();
      await expect(uncheckedOf(page, LINES)).toBeVisible();
      await expect(lines(page).first()).not.toBeChecked();
    };
    const checkAll = async () => {
      await button(page, t.checkAll).click();
      await expect(uncheckedOf(page, LINES)).toBeHidden();
      await expect(lines(page).first()).toBeChecked();
    };
    await expectAtOnce(page, { what: "none", act: uncheckAll, back: checkAll });
    await uncheckAll();
    await expectAtOnce(page, { what: "all", act: checkAll, back: uncheckAll });
    await checkAll();
    const showMore = async (attempt: number) => {
      await button(page, t.more).click();
      await expect(lines(page)).toHaveCount(PAGE * (attempt + 2));
    };
    await expectAtOnce(page, { what: "the next page", act: showMore });
    await figure(page, LINES / 10, t.skipped).click();
    await button(page, t.uncheckThese).click();
    await expect(uncheckedOf(page, LINES / 10)).toBeVisible();
    await figure(page, LINES, t.all).click();
    const checkOne = async () => {
      const box = lines(page).first();
      const isChecked = await box.isChecked();
      await box.click();
      await expect(uncheckedOf(page, LINES / 10 + (isChecked ? 1 : 0))).toBeVisible();
    };
    await expectAtOnce(page, { what: "one line", act: checkOne });

    await page.reload();
    await expect(lines(page)).toHaveCount(PAGE);
    const before = await usedBytes(page);
    for (let round = 0; round < 3; round += 1) {
      await filter();
      await find();
      await uncheckAll();
      await checkAll();
    }
    const more = (await usedBytes(page)) - before;
    console.info(`memory of the page: ${(more / 1e6).toFixed(1)} MB more`);
    expect(more).toBeLessThan(MORE_BYTES);
  });
}

async function openImports(browser: Browser, language: PlayedLanguage): Promise<Page> {
  const page = await openPage(browser, language);
  await signIn(page, { url: brygga.url, user: ADMIN, language });
  return page;
}

interface Step {
  readonly what: string;
  readonly act: (attempt: number) => Promise<void>;
  /** Puts things back as they were, at no account. */
  readonly back?: () => Promise<void>;
}

/** Does it a few times; the cheapest of them counts. */
async function expectAtOnce(page: Page, { what, act, back }: Step): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const page = metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
    return { page: Math.round(page * 1000), server: processorMs(brygga.server.process.pid ?? 0) };
  };
  const times: number[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await spent();
    await act(attempt);
    const after = await spent();
    const [ofPage, ofServer] = [after.page - before.page, after.server - before.server];
    times.push(ofPage + ofServer);
    console.info(`${what}: ${ofPage} ms in the page, ${ofServer} ms in the server`);
    await back?.();
  }
  await session.detach();
  expect(Math.min(...times), what).toBeLessThan(AT_ONCE_MS);
}

/** What a process has taken until now; 0 where the system does not say so in this way. */
function processorMs(pid: number): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return 0;
  const fields = readFileSync(path, "utf8").split(") ")[1]?.split(" ") ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10;
}

/** What the page's scripts hold when everything that can be is collected. */
async function usedBytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}
