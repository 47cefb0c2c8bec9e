import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findChromium } from "../find-chromium.ts";
import { ADMIN, type Brygga, startBrygga } from "../support/brygga.ts";
import { signIn } from "../support/steps.ts";
import { type Furnished, furnish } from "./furnish.ts";
import { SCREENS } from "./screens.ts";

/**
 * Pictures of every screen, for looking at and for the documentation: `node e2e/screenshots/take-screenshots.ts
 * [folder] [name…]`. One folder a language, theme and width.
 */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Look {
  readonly language: "sv" | "en";
  readonly theme: "light" | "dark";
  /** Pixels. */
  readonly width: number;
}

const LOOKS: readonly Look[] = (["en", "sv"] as const).flatMap((language) =>
  (["light", "dark"] as const).flatMap((theme) => [1440, 390].map((width) => ({ language, theme, width }))),
);

async function takeAll(
  browser: Browser,
  context: { brygga: Brygga; furnished: Furnished; folder: string; names: string[] },
) {
  for (const look of LOOKS) {
    const page = await openLook(browser, look);
    await signIn(page, { url: context.brygga.url, user: ADMIN, language: look.language });
    const target = join(context.folder, `${look.language}-${look.theme}-${look.width}`);
    await mkdir(target, { recursive: true });
    for (const screen of SCREENS) {
      if (context.names.length > 0 && !context.names.includes(screen.name)) continue;
      await page.goto(`${context.brygga.url}${screen.path(context.furnished)}`);
      await screen.prepare?.(page, look.language);
      await settle(page);
      await page.screenshot({ path: join(target, `${screen.name}.png`), animations: "disabled" });
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
  await page.evaluate("document.fonts.ready.then(() => null)");
}

const [folder = join(ROOT, ".cache", "screenshots"), ...names] = process.argv.slice(2);
if (names.length === 0) await rm(folder, { recursive: true, force: true });
const executablePath = findChromium();
const brygga = await startBrygga({ demo: true });
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const furnished = await furnish(brygga);
  await takeAll(browser, { brygga, furnished, folder, names });
} finally {
  await browser.close();
  await brygga.stop();
}
