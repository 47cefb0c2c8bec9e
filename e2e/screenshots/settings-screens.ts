import type { Page } from "@playwright/test";
import { MAPPING_TEXTS } from "../support/mapping-texts.ts";
import { TEXTS } from "../support/texts.ts";
import type { Screen } from "./screen.ts";

const SYNC = "/settings/quote-sync";

const dialogShows = (page: Page) => page.getByRole("dialog").last().getByRole("button").last().waitFor();

/** A dialog that its address opens. */
const dialog = (name: string, path: Screen["path"], prepare: Screen["prepare"] = dialogShows): Screen => ({
  name,
  path,
  prepare,
});

/** Dialogs of the Sync tab that their address opens, beside those that screens.ts opens as a person does. */
const SYNC_DIALOG_SCREENS: readonly Screen[] = [
  { name: "sync-deleted", path: () => `${SYNC}?deletedConnectors=true&deletedConnections=true` },
  dialog("configure-connector", syncDialog("configure-connector"), async (page) => {
    await page.getByRole("dialog").getByRole("textbox").first().waitFor();
  }),
  dialog("configure-connector-details", syncDialog("configure-connector"), async (page) => {
    const sections = page.getByRole("dialog").locator("button[aria-expanded=false]");
    await sections.last().click();
    await sections.first().click();
  }),
  dialog(
    "delete-connector",
    ({ freeConnectorId }) => `${SYNC}?dialog=delete-connector&connector=${freeConnectorId}`,
  ),
  dialog("configure-connection", syncDialog("configure-connection"), async (page) => {
    await page.getByRole("dialog").getByRole("textbox").nth(1).waitFor();
  }),
  dialog("sync-settings", syncDialog("sync-settings")),
  dialog("mappings-active", syncDialog("mappings"), async (page) => {
    await page.getByRole("dialog").getByRole("table").waitFor();
  }),
  {
    name: "preflight",
    inDocs: true,
    path: ({ sampleId }) => `${SYNC}?dialog=mappings&connection=${sampleId}&tab=Customer`,
    async prepare(page, language) {
      const t = MAPPING_TEXTS[language];
      await page.getByRole("button", { name: t.check }).click();
      const check = page.getByRole("dialog", { name: t.checkTitle });
      await check.getByRole("button", { name: t.start }).click();
      await check.getByRole("button", { name: t.again }).waitFor();
    },
  },
  dialog("resync-from-erp", syncDialog("resync-from-erp")),
  {
    name: "test-connection",
    path: ({ sampleId }) => `${SYNC}?dialog=test-connection&connection=${sampleId}`,
    async prepare(page, language) {
      await page.getByRole("dialog").getByText(TEXTS[language].testSucceeded).waitFor();
    },
  },
];

function syncDialog(name: string): Screen["path"] {
  return ({ sampleId, sampleConnectorId }) =>
    `${SYNC}?dialog=${name}&connection=${sampleId}&connector=${sampleConnectorId}`;
}

const PEOPLE_SCREENS: readonly Screen[] = [
  { name: "people", path: () => "/settings/users" },
  ...["add-user", "edit-user", "set-password", "disable-user", "add-group", "edit-group", "delete-group"].map(
    (name) =>
      dialog(
        `people-${name}`,
        ({ userId, groupId }) => `/settings/users?dialog=${name}&user=${userId}&group=${groupId}`,
      ),
  ),
];

const LIST_SCREENS: readonly Screen[] = [
  { name: "lists", path: ({ listId }) => `/settings/lists?list=${listId}` },
  ...["add-list", "rename-list", "add-item", "edit-item", "delete-item", "order-items"].map((name) =>
    dialog(`lists-${name}`, ({ listId }) => `/settings/lists?dialog=${name}&list=${listId}&item=prospect`),
  ),
];

const FIELD_SCREENS: readonly Screen[] = [
  { name: "fields", path: () => "/settings/fields" },
  ...["add", "edit", "delete"].map((name) =>
    dialog(`fields-${name}`, () => `/settings/fields?dialog=${name}&field=x_creditDays`),
  ),
];

const OTHER_SCREENS: readonly Screen[] = [
  {
    name: "account",
    path: () => "/account",
    prepare: (page) => page.locator("input[type=password]").first().waitFor(),
  },
  { name: "not-found", path: () => "/no-such-page" },
  { name: "log-empty", path: () => `${SYNC}/log?q=nothing-like-this` },
  { name: "problems-ignored", path: () => `${SYNC}/log?view=problems&ignored=true` },
];

export const SETTINGS_SCREENS: readonly Screen[] = [
  ...SYNC_DIALOG_SCREENS,
  ...PEOPLE_SCREENS,
  ...LIST_SCREENS,
  ...FIELD_SCREENS,
  ...OTHER_SCREENS,
];
