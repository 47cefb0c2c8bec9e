import { defineConfig } from "@playwright/test";
import { findChromium } from "./find-chromium.ts";

const executablePath = findChromium();
const isRoot = process.getuid?.() === 0;

const isLong = process.env.BRYGGA_TEST_LONG === "1";

/**
 * Dialogs of the settings, whose rules the tests of the API and of the web application hold as well. `npm test` has ten
 * minutes, so that these are played in the browser by `npm run test:long`.
 */
const PLAYED_LONG = [
  "activation",
  "capability-profile",
  "connector-places",
  "defaults",
  "import-faults",
  "import-preview",
  "match-many",
  "operations",
  "rank-fields",
  "resync",
  "sync-priority",
  "sync-tab",
];

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  testIgnore: isLong ? [] : PLAYED_LONG.map((name) => `**/${name}.spec.ts`),
  outputDir: "../.cache/playwright",
  // A test drives a server and a workbook of its own; one browser leaves half of the second core idle.
  workers: 2,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], ["json", { outputFile: "../.cache/playwright.json" }]],
  use: {
    browserName: "chromium",
    // What slides and fades is waited for at each click, and costs frames; the long run sees it.
    ...(isLong ? {} : { contextOptions: { reducedMotion: "reduce" } }),
    // Without a film of each step, which costs a third of a core.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        // Debian's launcher asks for it, which without a graphics processor is done by ours.
        "--disable-gpu-rasterization",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
