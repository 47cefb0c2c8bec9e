import { expect, type Page } from "@playwright/test";

/** What a screen shows in the place of something that is still on its way. */
const ON_ITS_WAY = ".mantine-Skeleton-root, .mantine-Loader-root, [aria-busy='true'], [data-loading='true']";

/**
 * Waits until a screen shows what it has to show. Not until the network is quiet: the stream of live changes stays
 * open, and waiting for silence costs half a second a screen.
 */
export async function settled(page: Page): Promise<void> {
  await page.locator("main").first().waitFor();
  await expect(page.locator(ON_ITS_WAY)).toHaveCount(0);
}
