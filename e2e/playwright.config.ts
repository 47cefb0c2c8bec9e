import { defineConfig } from "@playwright/test";
import { findChromium } from "./find-chromium.ts";

const executablePath = findChromium();
const isRoot = process.getuid?.() === 0;

/** Dialogs whose rules the tests of the API and of the web hold as well: `npm run test:long` plays them in the browser. */
const PLAYED_LONG = [
  "capability-profile",
  "connector-places",
  "defaults",
  "rank-fields",
  "sync-priority",
  "sync-tab",
];
const isLong = process.env.BRYGGA_TEST_LONG === "1";

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  testIgnore: isLong ? [] : PLAYED_LONG.map((name) => `**/${name}.spec.ts`),
  outputDir: "../.cache/playwright",
  // The tests drive one server and one workbook each; two browsers at once only make two cores slow.
  workers: 1,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [["list"], ["json", { outputFile: "../.cache/playwright.json" }]],
  use: {
    browserName: "chromium",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        ...(isRoot ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
