import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type Browser, chromium, expect, type Page } from "@playwright/test";
import { findChromium } from "../find-chromium.ts";
import { ADMIN, type Brygga, startBrygga } from "../support/brygga.ts";
import { PLUGINS } from "../support/plugins.ts";
import { signIn } from "../support/steps.ts";
import { type Furnished, furnish } from "./furnish.ts";
import type { Screen } from "./screen.ts";
import { SCREENS } from "./screens.ts";

/**
 * Pictures of every screen, for looking at: `node e2e/screenshots/take-screenshots.ts [name…]` puts one folder
 * a language, theme and width into `.cache/screenshots`. With `--docs` the pictures of the documentation,
 * all or the named ones, are taken anew instead: light, 1440 pixels, both languages, into `docs/images`.
 */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

interface Look {
  readonly language: "sv" | "en";
  readonly theme: "light" | "dark";
  /** Pixels. */
  readonly width: number;
}

const LOOKS: readonly Look[] = (["en", "sv"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((theme) => [1440, 390].map((width) => ({ language, theme, width }))),
);

interface Session {
  readonly looks: readonly Look[];
  readonly screens: readonly Screen[];
  readonly fileOf: (look: Look, screen: Screen) => string;
}

const forLooking = (names: readonly string[]): Session => ({
  looks: LOOKS,
  screens: SCREENS.filter(({ name }) => names.length === 0 || names.includes(name)),
  fileOf: ({ language, theme, width }, { name }) =>
    join(ROOT, ".cache", "screenshots", `${language}-${theme}-${width}`, `${name}.png`),
});

const forDocs = (names: readonly string[]): Session => ({
  looks: LOOKS.filter(({ theme, width }) => theme === "light" && width === 1440),
  screens: SCREENS.filter(({ inDocs, name }) => inDocs && (names.length === 0 || names.includes(name))),
  fileOf: ({ language }, { name }) => join(ROOT, "docs", "images", `${name}-${language}.png`),
});

async function takeAll(
  browser: Browser,
  session: Session,
  { brygga, furnished }: { brygga: Brygga; furnished: Furnished },
): Promise<void> {
  for (const look of session.looks) {
    const page = await openLook(browser, look);
    await signIn(page, { url: brygga.url, user: ADMIN, language: look.language });
    for (const screen of session.screens) {
      await page.goto(`${brygga.url}${screen.path(furnished)}`);
      await screen.prepare?.(page, look.language);
      await settle(page);
      // What stays at the top of the window while it is scrolled is at the top of the picture.
      if (screen.isWhole) {
        await page.evaluate("window.scrollTo(0, 0)");
        await page.mouse.move(0, 0);
      }
      const path = session.fileOf(look, screen);
      await mkdir(join(path, ".."), { recursive: true });
      await page.screenshot({ path, animations: "disabled", fullPage: screen.isWhole ?? false });
    }
    await page.context().close();
  }
}

async function openLook(browser: Browser, look: Look): Promise<Page> {
  const context = await browser.newContext({
    locale: look.language === "sv" ? "sv-SE" : "en-GB",
    colorScheme: look.theme,
    viewport: { width: look.width, height: look.width < 600 ? 844 : 900 },
    reducedMotion: "reduce",
  });
  return context.newPage();
}

/** Nothing is being loaded any more. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await expect(page.locator(".mantine-Skeleton-root")).toHaveCount(0, { timeout: 30_000 });
  await page.evaluate("document.fonts.ready.then(() => null)");
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { docs: { type: "boolean", default: false } },
});
const session = values.docs ? forDocs(positionals) : forLooking(positionals);
if (!values.docs && positionals.length === 0) {
  await rm(join(ROOT, ".cache", "screenshots"), { recursive: true, force: true });
}
const executablePath = findChromium();
const brygga = await startBrygga({ demo: true, plugins: PLUGINS });
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  await takeAll(browser, session, { brygga, furnished: await furnish(brygga) });
} finally {
  await browser.close();
  await brygga.stop();
}
