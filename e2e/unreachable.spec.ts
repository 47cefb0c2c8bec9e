import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { openPage } from "./support/screens.ts";
import { signIn } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const TEXTS = {
  en: {
    signIn: "Sign in",
    connecting: "Connecting to Brygga…",
    unreachable: "Brygga does not answer",
    companies: "Companies",
    connections: "ERP connections",
    refresh: "Refresh",
    notAnswering: "Brygga does not answer.",
    waiting: "Waiting for Brygga to answer…",
  },
  sv: {
    signIn: "Logga in",
    connecting: "Ansluter till Brygga…",
    unreachable: "Brygga svarar inte",
    companies: "Företag",
    connections: "ERP-kopplingar",
    refresh: "Uppdatera",
    notAnswering: "Brygga svarar inte.",
    waiting: "Väntar på svar från Brygga…",
  },
} as const;

/** Of the page's own time between the answer and what it shows: timers without a delay, a frame or two. */
const OWN_WAIT_MS = 100;

let brygga: Brygga;

test.beforeAll(async () => {
  brygga = await startBrygga();
});
test.afterAll(() => brygga.stop());

for (const language of playedLanguages("sv")) {
  const t = TEXTS[language];

  test(`while the server is out of reach the page says so, and opens by itself afterwards (${language})`, async ({
    browser,
  }) => {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    let isReachable = false;
    await page.route("**/api/v1/**", (route) => (isReachable ? route.continue() : route.abort()));
    await page.goto(brygga.url);
    await expect(page.getByRole("heading", { level: 1, name: t.unreachable })).toBeVisible({ timeout: 1000 });
    await expect(page.getByRole("link", { name: "Brygga" })).toBeVisible();
    isReachable = true;
    await expect(page.getByRole("heading", { level: 1, name: t.companies })).toBeVisible();
  });

  test(`who is not signed in is not told that the server does not answer (${language})`, async ({
    browser,
  }) => {
    const page = await openPage(browser, language);
    let isAsked = false;
    await page.route(/sign-in-page/, async (route) => {
      isAsked = true;
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(t.connecting);
      await route.continue();
    });
    await page.goto(brygga.url);
    await expect(page.getByRole("button", { name: t.signIn, exact: true })).toBeVisible();
    expect(isAsked).toBe(true);
  });

  test(`a page that is open says it once, goes on by itself, and keeps what was typed (${language})`, async ({
    browser,
  }) => {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    await page.goto(`${brygga.url}/settings/quote-sync`);
    const connections = page.getByRole("region", { name: t.connections });
    await connections.getByRole("checkbox").waitFor();
    let isReachable = false;
    await page.route("**/api/v1/**", (route) => (isReachable ? route.continue() : route.abort()));
    await connections.getByRole("button", { name: t.refresh }).click();
    const banner = page.getByRole("alert");
    await expect(banner).toHaveCount(1);
    await expect(banner).toContainText(t.notAnswering);
    await expect(connections.getByText(t.waiting)).toBeVisible();
    isReachable = true;
    await banner.getByRole("button").click();
    await expect(banner).toHaveCount(0);
    await expect(connections.getByText(t.waiting)).toHaveCount(0);
  });

  test(`while the server takes its time the frame is there with words (${language})`, async ({ browser }) => {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    const answered = Promise.withResolvers<void>();
    await page.route("**/api/v1/**", async (route) => {
      await answered.promise;
      await route.continue();
    });
    await page.goto(brygga.url);
    await expect(page.getByRole("heading", { level: 1, name: t.connecting })).toBeVisible({ timeout: 500 });
    answered.resolve();
    await expect(page.getByRole("heading", { level: 1, name: t.companies })).toBeVisible();
  });
  test(`the page is there as soon as it is answered, without a wait of its own (${language})`, async ({
    browser,
  }) => {
    const page = await openPage(browser, language);
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    const answered = Promise.withResolvers<void>();
    await page.route("**/api/v1/**", async (route) => {
      await answered.promise;
      await route.continue();
    });
    // In the page no time passes by itself, however slow the machine is: only what the page waits for on purpose counts.
    await page.clock.install({ time: "2026-01-01T08:00:00Z" });
    await page.clock.pauseAt("2026-01-01T09:00:00Z");
    await page.goto(brygga.url, { waitUntil: "commit" });
    await expect(page.getByRole("heading", { level: 1, name: t.connecting })).toBeVisible();
    answered.resolve();
    let passedMs = 0;
    await expect(async () => {
      const stepMs = passedMs < OWN_WAIT_MS ? 5 : 0;
      passedMs += stepMs;
      await page.clock.runFor(stepMs);
      await expect(page.getByRole("heading", { level: 1, name: t.companies })).toBeVisible({ timeout: 100 });
    }).toPass({ timeout: 10_000 });
  });
}
