import { test as base } from "@playwright/test";

export { type Browser, expect, type Locator, type Page } from "@playwright/test";

/**
 * Closes every page that a test has opened, when it ends: one that stays goes on asking a server that is gone, draws
 * that it does not answer, and slows down all tests after it.
 */
export const test = base.extend<{ closesPages: undefined }>({
  closesPages: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
