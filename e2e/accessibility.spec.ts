import AxeBuilder from "@axe-core/playwright";
import { type Furnished, furnish } from "./screenshots/furnish.ts";
import { SCREENS } from "./screenshots/screens.ts";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { PLUGINS } from "./support/plugins.ts";
import { settled } from "./support/settled.ts";
import { signIn } from "./support/steps.ts";
import { type Browser, expect, type Page, test } from "./support/test.ts";

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
 * Examining a screen takes seconds: `npm test` examines those that the documentation shows in one of the looks, taking
 * turns between them, `npm run test:long` every screen in both.
 */
function screensOf(look: (typeof LOOKS)[number]): typeof SCREENS {
  if (process.env.BRYGGA_TEST_LONG === "1") return SCREENS;
  const shown = SCREENS.filter((screen) => screen.inDocs);
  return shown.filter((_, index) => index % LOOKS.length === LOOKS.indexOf(look));
}

/** In the page itself: the other mode opens another page for each screen, which costs more than examining it. */
const axeOf = (page: Page) =>
  // Of what keeps a rule nothing is told: that took a fifth of the time.
  new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .withTags(WCAG);

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
      await settled(page);
      const { violations } = await axeOf(page).analyze();
      found.push(
        ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen.name}: ${id} ${html}`)),
      );
    }
    expect(found).toEqual([]);
  });
}
