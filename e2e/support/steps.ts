import { expect, type Locator, type Page } from "@playwright/test";
import { TEXTS } from "./texts.ts";

type Language = "sv" | "en";

/** Signs in as somebody, whoever was signed in before, with the interface in a language. */
export async function signIn(
  page: Page,
  options: { url: string; user: { username: string; password: string }; language: Language },
): Promise<void> {
  const t = TEXTS[options.language];
  await page.context().clearCookies();
  await page.goto(options.url);
  await page.getByLabel(t.username).fill(options.user.username);
  await page.getByLabel(t.password, { exact: true }).fill(options.user.password);
  await page.getByRole("button", { name: t.signIn }).click();
  await expect(page.getByRole("button", { name: t.signIn })).toBeHidden();
}

/** Settings and maintenance > Quote/Sync > Sync. */
export async function openSyncTab(page: Page, language: Language): Promise<void> {
  const t = TEXTS[language];
  await page.getByRole("link", { name: t.settings }).click();
  await page.getByRole("link", { name: t.quoteSync }).click();
  await page.getByRole("tab", { name: t.sync, exact: true }).click();
}

/** A button that cannot be used stays reachable by keyboard, so that its reason can be read. */
export async function expectLocked(button: Locator): Promise<void> {
  await expect(button).toBeDisabled();
}

/** Restricts the scope to one user group. */
export async function chooseGroup(
  page: Page,
  { dialog, language, group }: { dialog: Locator; language: Language; group: string },
): Promise<void> {
  const t = TEXTS[language];
  await dialog.getByLabel(t.specific).check();
  await dialog.getByText(t.noneChosen).click();
  const scope = page.getByRole("dialog", { name: t.scope });
  await scope.getByText(t.userGroups).click();
  await scope.getByRole("checkbox", { name: group }).check();
  await scope.getByRole("button", { name: t.addSelected }).click();
  await scope.getByRole("button", { name: t.ok, exact: true }).click();
  await expect(dialog.getByText(group)).toBeVisible();
}

/** The only mandatory field of the excel connector is the workbook. */
export async function fillConfiguration(dialog: Locator, file: string): Promise<void> {
  await dialog.getByRole("textbox", { name: /^(File|Fil|Workbook|Arbetsbok)/ }).fill(file);
}

/** Turns a field that was mapped automatically into a two-way one; named by the column of the workbook. */
export async function mapField(
  dialog: Locator,
  { language, column }: { language: Language; column: string },
): Promise<void> {
  const t = TEXTS[language];
  await dialog.getByRole("button", { name: t.fieldToCrm(column) }).click();
  await dialog.getByRole("button", { name: t.fieldToErp(column) }).click();
}
