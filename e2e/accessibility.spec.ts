import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Furnished, furnish } from "./screenshots/furnish.ts";
import { SCREENS } from "./screenshots/screens.ts";
import { SETTINGS_SCREENS } from "./screenshots/settings-screens.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { PLUGINS } from "./support/plugins.ts";
import { signIn } from "./support/steps.ts";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let brygga: Brygga;
let furnished: Furnished;

test.beforeAll(async () => {
  brygga = await startBrygga({ demo: true, plugins: PLUGINS });
  furnished = await furnish(brygga);
});
test.afterAll(() => brygga.stop());

/** Every look is met by some language, theme and width; not each by all. */
const LOOKS = [
  { language: "sv", theme: "light", width: 1440 },
  { language: "en", theme: "dark", width: 390 },
] as const;

/**
 * `npm run test:long` examines every screen in both looks. Examining one takes seconds, so `npm test` takes turns
 * between the looks, and leaves the many dialogs of the settings to the long run.
 */
function screensOf(look: (typeof LOOKS)[number]): typeof SCREENS {
  if (process.env.BRYGGA_TEST_LONG === "1") return SCREENS;
  const often = SCREENS.filter((screen) => !SETTINGS_SCREENS.includes(screen));
  return often.filter((_, index) => index % LOOKS.length === LOOKS.indexOf(look));
}

async function openLook(browser: Browser, look: (typeof LOOKS)[number]): Promise<Page> {
  const context = await browser.newContext({
    locale: look.language === "sv" ? "sv-SE" : "en-GB",
    colorScheme: look.theme,
    viewport: { width: look.width, height: 900 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await signIn(page, { url: brygga.url, user: ADMIN, language: look.language });
  return page;
}

for (const look of LOOKS) {
  test(`no screen breaks WCAG 2.2 AA (${look.language}, ${look.theme}, ${look.width} pixels)`, async ({
    browser,
  }) => {
    // Examining a screen takes seconds where the machine has other things to do.
    const screens = screensOf(look);
    test.setTimeout(60_000 + screens.length * 10_000);
    const page = await openLook(browser, look);
    const found: string[] = [];
    for (const screen of screens) {
      await page.goto(`${brygga.url}${screen.path(furnished)}`);
      await screen.prepare?.(page, look.language);
      await page.waitForLoadState("networkidle");
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
      found.push(
        ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen.name}: ${id} ${html}`)),
      );
    }
    expect(found).toEqual([]);
  });
}
