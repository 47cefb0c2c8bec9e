import AxeBuilder from "@axe-core/playwright";
import { ADMIN, type Brygga, startBrygga } from "./support/brygga.ts";
import { type ConnectedWorkbook, connectWorkbook } from "./support/connected-workbook.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { signIn } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const TEXTS = {
  en: {
    profile: "Capability profile",
    none: "This Sync Connector has not been examined yet.",
    examine: "Examine now",
    sound: "No broken rules were found",
    inclusive: /Actors with exactly that stamp\s*Included/,
    notTested: /Saving only changed fields\s*Not tested/,
  },
  sv: {
    profile: "Funktionsprofil",
    none: "Denna Sync Connector har inte undersökts ännu.",
    examine: "Undersök nu",
    sound: "Inga regelbrott hittades",
    inclusive: /Aktörer med exakt samma tidsstämpel\s*Kommer med/,
    notTested: /Spara bara ändrade fält\s*Ej prövat/,
  },
};

let brygga: Brygga;
let connected: ConnectedWorkbook;

test.beforeEach(async () => {
  brygga = await startBrygga();
  connected = await connectWorkbook(brygga);
});
test.afterEach(() => brygga.stop());

const LOOKS = {
  sv: { locale: "sv-SE", width: 1440 },
  en: { locale: "en-GB", width: 390 },
} as const;

for (const language of playedLanguages("sv")) {
  const { locale, width } = LOOKS[language];
  test(`a connector is examined where it is configured, and the profile stays (${language})`, async ({
    browser,
  }) => {
    const t = TEXTS[language];
    const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
    const page = await context.newPage();
    const dialog = page.getByRole("dialog");
    await signIn(page, { url: brygga.url, user: ADMIN, language });
    const open = async () => {
      await page.goto(
        `${brygga.url}/settings/quote-sync?dialog=configure-connector&connector=${connected.connectorId}`,
      );
      await dialog.getByRole("button", { name: t.profile }).click();
    };
    await open();
    await expect(dialog.getByText(t.none)).toBeVisible();
    await dialog.getByRole("button", { name: t.examine }).click();
    await expect(dialog.getByText(t.sound)).toBeVisible({ timeout: 60_000 });
    const profile = dialog.getByRole("table", { name: t.profile });
    await expect(profile).toContainText(t.inclusive);
    await open();
    await expect(profile).toContainText(t.notTested);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
}
