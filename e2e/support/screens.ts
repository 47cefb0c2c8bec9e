import type { Browser, Page } from "@playwright/test";

/** A browser of somebody who reads this language. */
export async function openPage(browser: Browser, language: "sv" | "en"): Promise<Page> {
  const context = await browser.newContext({ locale: language === "sv" ? "sv-SE" : "en-GB" });
  return context.newPage();
}
