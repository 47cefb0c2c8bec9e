import { type Brygga, startBrygga } from "./support/brygga.ts";
import { openPage } from "./support/screens.ts";
import { type Browser, expect, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

/** From an empty cache to a screen that takes input. */
const INTERACTIVE_MS = 1500;

/** Of the JavaScript that one screen loads, compressed. */
const SCRIPT_BYTES = 300_000;

let brygga: Brygga;

test.beforeAll(async () => {
  brygga = await startBrygga({ demo: true });
});
test.afterAll(() => brygga.stop());

interface Script {
  readonly name: string;
  /** As it came over the network. */
  readonly encodedBodySize: number;
  readonly decodedBodySize: number;
}

/** Runs in the page. */
const LIST_SCRIPTS = `performance.getEntriesByType("resource")
  .filter(({ name }) => name.endsWith(".js"))
  .map(({ name, encodedBodySize, decodedBodySize }) => ({ name, encodedBodySize, decodedBodySize }))`;

/** The scripts that a page has loaded. */
const scriptsOf = (page: Page): Promise<Script[]> => page.evaluate<Script[]>(LIST_SCRIPTS);

function expectWithinBudget(scripts: readonly Script[]): void {
  const bytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  const list = scripts.map(({ name, encodedBodySize }) => `${encodedBodySize} ${name}`).join("\n");
  expect(bytes, list).toBeLessThan(SCRIPT_BYTES);
  const large = scripts.filter(({ decodedBodySize }) => decodedBodySize > 2000);
  expect(large.length).toBeGreaterThan(2);
  expect(large.filter((script) => script.encodedBodySize > script.decodedBodySize * 0.7)).toEqual([]);
}

/** Opens the first screen from an empty cache and uses it; answers after how many milliseconds it took input. */
async function openFirstScreen(browser: Browser): Promise<number> {
  const page = await openPage(browser, "sv");
  const began = performance.now();
  await page.goto(brygga.url, { waitUntil: "commit" });
  await page.getByLabel(TEXTS.sv.username).fill("a");
  const took = performance.now() - began;
  await page.waitForLoadState("networkidle");
  expectWithinBudget(await scriptsOf(page));
  await page.context().close();
  return took;
}

test("the first screen loads less than 300 kB of JavaScript", async ({ browser }) => {
  await openFirstScreen(browser);
});

test("from a cold cache the first screen takes input within 1.5 seconds", async ({ browser }) => {
  test.skip(process.env.BRYGGA_TEST_LONG !== "1", "times are asserted by npm run test:long");
  const times: number[] = [];
  // The machine may have something else to do at the moment: the best of three is what the application needs.
  for (let round = 0; round < 3; round++) times.push(await openFirstScreen(browser));
  expect(Math.min(...times), times.join(", ")).toBeLessThan(INTERACTIVE_MS);
});
