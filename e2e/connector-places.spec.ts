import AxeBuilder from "@axe-core/playwright";
import { makeApplicationKeys, serveApplication } from "./support/applications.ts";
import { ADMIN, type Brygga, startBrygga, USER } from "./support/brygga.ts";
import { GUARD, startGuardedService } from "./support/guarded-service.ts";
import { playedLanguages } from "./support/played-languages.ts";
import { PLUGINS } from "./support/plugins.ts";
import { openSyncTab, signIn } from "./support/steps.ts";
import { type Browser, expect, type Locator, type Page, test } from "./support/test.ts";
import { TEXTS } from "./support/texts.ts";

const PLACES = {
  en: {
    plugin: "Plugin",
    application: "Application",
    applications: "Applications",
    refused: "2 plugins cannot be used",
    why: /throws\.mjs: It cannot be used: .*the license file is missing/,
    choosePlugin: "Choose a plugin.",
    register: "Register an application",
    registerTitle: "Register application",
    id: "Application id",
    address: "Address",
    publicKey: "The application's public key",
    wrongKey: /This is not a public key that Brygga can use/,
    keyTitle: "Brygga's public key for visma",
    bryggaKey: "Public key",
    copy: "Copy",
    copied: "Copied",
    saveFile: "Save as file",
    remove: "Remove",
    loses: "Visma, with 1 ERP connection that is no longer synchronised",
    notRegistered: /No application called visma is registered/,
    empty: "No application is registered yet.",
    onlyAdministrators: "Only for administrators",
    advanced: "Advanced",
    namespace: "Namespace of the service",
    webSignIn: "Sign-in to the web server",
    basic: "User name and password",
    asksForPassword: /401|sign in|user name/i,
  },
  sv: {
    plugin: "Instick",
    application: "Applikation",
    applications: "Applikationer",
    refused: "2 instick kan inte användas",
    why: /throws\.mjs: Det kan inte användas: .*the license file is missing/,
    choosePlugin: "Välj ett instick.",
    register: "Registrera en applikation",
    registerTitle: "Registrera applikation",
    id: "Applikationens id",
    address: "Adress",
    publicKey: "Applikationens publika nyckel",
    wrongKey: /Detta är ingen publik nyckel som Brygga kan använda/,
    keyTitle: "Bryggas publika nyckel för visma",
    bryggaKey: "Publik nyckel",
    copy: "Kopiera",
    copied: "Kopierad",
    saveFile: "Spara som fil",
    remove: "Ta bort",
    loses: "Visma, med 1 ERP-koppling som inte längre synkroniseras",
    notRegistered: /Ingen applikation som heter visma är registrerad/,
    empty: "Ingen applikation är registrerad ännu.",
    onlyAdministrators: "Endast för administratörer",
    advanced: "Avancerat",
    namespace: "Tjänstens namnrymd",
    webSignIn: "Inloggning på webbservern",
    basic: "Användarnamn och lösenord",
    asksForPassword: /401|logga in|användarnamn/i,
  },
} as const;
type Language = keyof typeof PLACES;

let brygga: Brygga;

test.beforeEach(async () => {
  brygga = await startBrygga({ plugins: PLUGINS });
});
test.afterEach(() => brygga.stop());

/** Both languages, and both ends of the widths. */
const LOOKS = [
  { language: "sv", width: 1440 },
  { language: "en", width: 390 },
] as const;

async function openSettings(
  browser: Browser,
  { language, width }: { language: Language; width: number },
): Promise<Page> {
  const context = await browser.newContext({
    locale: language === "sv" ? "sv-SE" : "en-GB",
    viewport: { width, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  await signIn(page, { url: brygga.url, user: ADMIN, language });
  await page.goto(`${brygga.url}/settings/quote-sync`);
  return page;
}

const connectorsOf = (page: Page, language: Language) =>
  page.getByRole("region", { name: TEXTS[language].syncConnectors });

async function openAddConnector(page: Page, language: Language): Promise<Locator> {
  await connectorsOf(page, language).getByRole("button", { name: TEXTS[language].add }).click();
  return page.getByRole("dialog");
}

/** Its radio button is hidden behind what is to be seen of it. */
const choosePlace = (dialog: Locator, place: string) =>
  dialog.getByRole("radiogroup").first().getByText(place, { exact: true }).click();

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
}

/** From the connector to a connection that was tested and saved. */
async function defineConnection(page: Page, language: Language, connector: string): Promise<void> {
  const t = TEXTS[language];
  const connections = page.getByRole("region", { name: t.erpConnections });
  await connections.getByRole("button", { name: t.add }).click();
  const dialog = page.getByRole("dialog", { name: t.defineConnection });
  await dialog.getByRole("textbox", { name: t.name, exact: true }).fill("Nordvik");
  await dialog.getByRole("combobox", { name: t.syncConnector }).click();
  await page.getByRole("option", { name: connector }).click();
  await dialog.getByRole("textbox", { name: /^(Company|Företag)/ }).fill("Nordvik");
  await dialog.getByRole("button", { name: t.testConnection }).click();
  await expect(dialog.getByText(t.testSucceeded)).toBeVisible();
  await dialog.getByRole("button", { name: t.ok, exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(connections.getByRole("row").filter({ hasText: "Nordvik" })).toBeVisible();
}

for (const look of LOOKS.filter(({ language }) => playedLanguages("en").includes(language))) {
  const { language } = look;
  const t = TEXTS[language];
  const p = PLACES[language];

  test(`a plugin is chosen among those that were found, and those that cannot be used say why (${language})`, async ({
    browser,
  }) => {
    const page = await openSettings(browser, look);
    const dialog = await openAddConnector(page, language);
    await choosePlace(dialog, p.plugin);
    await expect(dialog.getByText(p.refused)).toBeVisible({ timeout: 30_000 });
    await expect(dialog.getByText(p.why)).toBeVisible();
    await dialog.getByRole("button", { name: t.ok, exact: true }).click();
    await expect(dialog.getByText(p.choosePlugin)).toBeVisible();
    await dialog.getByRole("radio", { name: "Sample" }).check();
    await expect(dialog.getByRole("textbox", { name: t.name, exact: true })).toHaveValue("Sample");
    await expectAccessible(page);
    await dialog.getByRole("button", { name: t.ok, exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(
      connectorsOf(page, language).getByRole("row").filter({ hasText: "plugin://Sample" }),
    ).toBeVisible();
    await defineConnection(page, language, "Sample");
  });

  test(`an application is registered, its key handed over, used, and removed with its consequences (${language})`, async ({
    browser,
  }) => {
    const keys = makeApplicationKeys();
    const page = await openSettings(browser, look);
    const dialog = await openAddConnector(page, language);
    await dialog.getByRole("textbox", { name: t.name, exact: true }).fill("Visma");
    await choosePlace(dialog, p.application);
    await expect(dialog.getByText(p.empty)).toBeVisible();
    await dialog.getByRole("link", { name: p.register }).click();

    const registration = page.getByRole("dialog", { name: p.registerTitle });
    await registration.getByRole("textbox", { name: p.id }).fill("visma");
    await registration.getByRole("textbox", { name: p.address }).fill("http://127.0.0.1:9/not-yet");
    await registration.getByRole("textbox", { name: p.publicKey }).fill(keys.privateKey);
    await registration.getByRole("button", { name: t.ok, exact: true }).click();
    await expect(registration.getByText(p.wrongKey)).toBeVisible();
    await registration.getByRole("textbox", { name: p.publicKey }).fill(keys.publicKey);
    await expectAccessible(page);
    await registration.getByRole("button", { name: t.ok, exact: true }).click();

    const keyDialog = page.getByRole("dialog", { name: p.keyTitle });
    const bryggaPublicKey = await keyDialog
      .getByRole("textbox", { name: p.bryggaKey, exact: true })
      .inputValue();
    expect(bryggaPublicKey).toMatch(/^-----BEGIN PUBLIC KEY-----/);
    await keyDialog.getByRole("button", { name: p.copy }).click();
    await expect(keyDialog.getByRole("button", { name: p.copied })).toBeVisible();
    const copied: unknown = await page.evaluate("navigator.clipboard.readText()");
    expect(String(copied).trim()).toBe(bryggaPublicKey.trim());
    const download = page.waitForEvent("download");
    await keyDialog.getByRole("button", { name: p.saveFile }).click();
    expect((await download).suggestedFilename()).toBe("brygga-visma.pub.pem");
    await expectAccessible(page);
    await keyDialog.getByRole("button", { name: t.close }).last().click();

    const service = await serveApplication({
      applicationId: "visma",
      privateKey: keys.privateKey,
      bryggaPublicKey,
    });
    try {
      const row = page.getByRole("row").filter({ hasText: "visma" });
      await row.dblclick();
      await page.getByRole("dialog").getByRole("textbox", { name: p.address }).fill(service.url);
      await page.getByRole("dialog").getByRole("button", { name: t.ok, exact: true }).click();
      await expect(row).toContainText(service.url);

      // What was typed before the registration is still there.
      await page.getByRole("tab", { name: t.sync, exact: true }).click();
      const again = await openAddConnector(page, language);
      await expect(again.getByRole("textbox", { name: t.name, exact: true })).toHaveValue("Visma");
      await again.getByRole("radio", { name: "visma" }).check();
      await again.getByRole("button", { name: t.ok, exact: true }).click();
      await expect(again).toBeHidden();
      await defineConnection(page, language, "Visma");

      await page.getByRole("tab", { name: p.applications }).click();
      await page.getByRole("button", { name: p.remove }).click();
      const question = page.getByRole("dialog");
      await expect(question.getByText(p.loses)).toBeVisible();
      await expectAccessible(page);
      await question.getByRole("button", { name: p.remove }).click();
      await expect(page.getByText(p.empty)).toBeVisible();

      await page.getByRole("tab", { name: t.sync, exact: true }).click();
      const connections = page.getByRole("region", { name: t.erpConnections });
      await connections.getByRole("button", { name: t.testConnection }).click();
      await expect(page.getByText(p.notRegistered)).toBeVisible();
    } finally {
      await service.close();
    }
  });

  test(`a service with a sign-in and namespaces of its own works once Advanced says so (${language})`, async ({
    browser,
  }) => {
    await using service = await startGuardedService(brygga.sampleUrl);
    const page = await openSettings(browser, look);
    const dialog = await openAddConnector(page, language);
    const ok = dialog.getByRole("button", { name: t.ok, exact: true });
    await dialog.getByRole("textbox", { name: t.name, exact: true }).fill("Nordisk");
    await dialog.getByRole("textbox", { name: t.url }).fill(service.url);
    await ok.click();
    await expect(dialog.getByText(t.noConnectorHere)).toBeVisible();
    await expect(dialog.getByRole("alert")).toContainText(p.asksForPassword);

    await dialog.getByRole("button", { name: p.advanced }).click();
    await dialog.getByRole("combobox", { name: p.webSignIn }).click();
    await page.getByRole("option", { name: p.basic }).click();
    await dialog.getByRole("textbox", { name: t.username }).fill(GUARD.username);
    await dialog.getByLabel(t.password, { exact: true }).fill(GUARD.password);
    await ok.click();
    await expect(dialog.getByText(t.noConnectorHere)).toBeVisible();
    await expect(dialog.getByRole("alert")).not.toContainText("401");

    await dialog.getByRole("textbox", { name: p.namespace }).fill(GUARD.namespace);
    await expectAccessible(page);
    await ok.click();
    await expect(dialog).toBeHidden();
    await defineConnection(page, language, "Nordisk");
  });
}

test("the register of applications is for administrators", async ({ browser }) => {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await signIn(page, { url: brygga.url, user: ADMIN, language: "en" });
  await openSyncTab(page, "en");
  await page.getByRole("tab", { name: PLACES.en.applications }).click();
  await expect(page).toHaveTitle(/^Applications/);
  await signIn(page, { url: brygga.url, user: USER, language: "en" });
  await page.goto(`${brygga.url}/settings/quote-sync/applications`);
  await expect(page.getByText(PLACES.en.onlyAdministrators)).toBeVisible();
});
