import type { Page } from "@playwright/test";
import { JOB_TEXTS } from "../support/job-texts.ts";
import { MATCH_TEXTS } from "../support/match-texts.ts";
import { TEXTS } from "../support/texts.ts";
import { ERP_TAB_SCREENS } from "./erp-tab-screens.ts";
import { NEW_CONNECTION } from "./furnish.ts";
import { IMPORT_SCREENS } from "./import-screens.ts";
import type { Language, Screen } from "./screen.ts";
import { SETTINGS_SCREENS } from "./settings-screens.ts";

const SYNC = "/settings/quote-sync";

const APPLICATIONS = `${SYNC}/applications`;

/** In both languages. */
const PLACES = {
  url: /^(At a URL|På en URL)$/,
  plugin: /^(Plugin|Instick)$/,
  app: /^(Application|Applikation)$/,
} as const;

/** Conditions on user-defined fields of the sample records: yes or no, numbers, days. */
const OF_ONES_OWN = encodeURIComponent(
  JSON.stringify({ x_blocked: "false", x_creditDays: { from: "10" }, x_customerSince: { to: "2026-01-31" } }),
);

const row = (page: Page, text: string) => page.getByRole("row").filter({ hasText: text });

async function selectConnection(page: Page, language: Language, name = "Nordvik ERP"): Promise<void> {
  const connections = page.getByRole("region", { name: TEXTS[language].erpConnections });
  await connections.getByText(name).first().click();
}

export const SCREENS: readonly Screen[] = [
  { name: "companies", path: () => "/companies" },
  { name: "company", path: ({ companyId }) => `/companies/${companyId}` },
  { name: "company-erp", inDocs: true, path: ({ companyId }) => `/companies/${companyId}?tab=erp` },
  {
    name: "connect-search",
    inDocs: true,
    path: ({ freeCompanyId }) => `/companies/${freeCompanyId}?tab=erp`,
    async prepare(page, language) {
      const t = TEXTS[language];
      await page.getByRole("button", { name: t.edit }).click();
      await page.getByRole("button", { name: t.customer, exact: true }).first().click();
      await page.getByRole("dialog").getByRole("table").waitFor();
    },
  },
  {
    name: "connect-compare",
    inDocs: true,
    path: ({ freeCompanyId }) => `/companies/${freeCompanyId}?tab=erp`,
    async prepare(page, language) {
      const t = TEXTS[language];
      await page.getByRole("button", { name: t.edit }).click();
      await page.getByRole("button", { name: t.customer, exact: true }).first().click();
      await page.getByRole("dialog").getByRole("row").nth(1).click();
      await page.getByRole("dialog").getByRole("button", { name: t.fromErp }).waitFor();
    },
  },
  ...ERP_TAB_SCREENS,
  { name: "match-start", path: () => "/match?entity=company" },
  { name: "match-review", path: ({ matchId }) => `/match/${matchId}` },
  {
    name: "match-candidates",
    path: ({ matchId }) => `/match/${matchId}`,
    async prepare(page) {
      await page.getByRole("table").getByRole("button").first().click();
      await page.getByRole("dialog").getByRole("radio").first().waitFor();
    },
  },
  {
    name: "match-connect",
    path: ({ matchId }) => `/match/${matchId}?dialog=connect`,
    async prepare(page, language) {
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: MATCH_TEXTS[language].preview }).click();
      await dialog.getByRole("table").first().waitFor();
    },
  },
  {
    name: "companies-filter",
    path: () => `/companies?category=customer&from=2026-01-01&userDefined=${OF_ONES_OWN}`,
    prepare: (page) => page.getByRole("combobox").first().waitFor(),
  },
  {
    name: "companies-columns",
    path: () => "/companies",
    async prepare(page) {
      await page.getByRole("button", { name: /^(Columns|Kolumner)$/ }).click();
      await page.getByRole("checkbox").first().waitFor();
    },
  },
  { name: "contacts", path: () => "/contacts" },
  { name: "contact-erp", path: ({ contactId }) => `/contacts/${contactId}?tab=erp` },
  { name: "projects", path: () => "/projects" },
  {
    name: "project-members",
    path: () => "/projects/1?tab=members",
    prepare: (page) => page.getByRole("combobox").first().waitFor(),
  },
  {
    name: "sync",
    inDocs: true,
    isWhole: true,
    path: () => SYNC,
    prepare: (page, language) => selectConnection(page, language),
  },
  {
    name: "sync-health",
    inDocs: true,
    isWhole: true,
    path: () => `${SYNC}/health`,
    prepare: (page) => page.locator("figure svg.recharts-surface").first().waitFor(),
  },
  {
    name: "delete-connection",
    path: ({ sampleId }) => `${SYNC}?connection=${sampleId}&dialog=delete-connection`,
    prepare: (page) => page.getByRole("dialog").getByRole("button").first().waitFor(),
  },
  {
    name: "add-connector",
    path: () => SYNC,
    async prepare(page, language) {
      const t = TEXTS[language];
      await page.getByRole("region", { name: t.syncConnectors }).getByRole("button", { name: t.add }).click();
      await page.getByRole("dialog").getByRole("textbox", { name: t.url }).waitFor();
    },
  },
  ...(["url", "plugin", "app"] as const).map(
    (place): Screen => ({
      name: `add-connector-${place}`,
      path: () => `${SYNC}?dialog=add-connector`,
      async prepare(page) {
        const dialog = page.getByRole("dialog");
        await dialog.getByRole("radiogroup").first().getByText(PLACES[place]).click();
        if (place === "url") await dialog.locator("button[aria-expanded]").click();
        else await dialog.getByRole("radio", { name: /^(Sample|nordvik-erp)$/ }).check();
      },
    }),
  ),
  { name: "applications", path: () => APPLICATIONS },
  ...(["add", "configure", "key", "remove"] as const).map(
    (dialog): Screen => ({
      name: `applications-${dialog}`,
      path: () => `${APPLICATIONS}?dialog=${dialog}&application=nordvik-erp`,
      prepare: (page) => page.getByRole("dialog").getByRole("button").first().waitFor(),
    }),
  ),
  {
    name: "define-connection",
    inDocs: true,
    path: () => SYNC,
    async prepare(page, language) {
      const t = TEXTS[language];
      await page.getByRole("region", { name: t.erpConnections }).getByRole("button", { name: t.add }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox", { name: t.name, exact: true }).fill("Nordvik 2");
      await dialog.getByRole("combobox", { name: t.syncConnector }).click();
      await page.getByRole("option", { name: "Sample" }).click();
      await dialog.getByRole("textbox", { name: /^(Company|Företag)/ }).waitFor();
    },
  },
  {
    name: "scope",
    inDocs: true,
    path: () => SYNC,
    async prepare(page, language) {
      const t = TEXTS[language];
      await page.getByRole("region", { name: t.erpConnections }).getByRole("button", { name: t.add }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(t.specific).check();
      await dialog.getByText(t.noneChosen).click();
      await page.getByRole("dialog", { name: t.scope }).waitFor();
    },
  },
  {
    name: "mappings",
    inDocs: true,
    path: () => SYNC,
    async prepare(page, language) {
      await selectConnection(page, language, NEW_CONNECTION);
      await page.getByRole("button", { name: TEXTS[language].mappings }).click();
      await page.getByRole("dialog").getByRole("table").waitFor();
    },
  },
  {
    name: "list-mapping",
    inDocs: true,
    path: () => SYNC,
    async prepare(page, language) {
      await selectConnection(page, language, NEW_CONNECTION);
      await page.getByRole("button", { name: TEXTS[language].listMapping }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "defaults",
    inDocs: true,
    path: ({ sampleId }) => `${SYNC}?dialog=defaults&connection=${sampleId}&tab=Customer`,
    prepare: (page) => page.getByRole("dialog").getByRole("grid").waitFor(),
  },
  {
    name: "defaults-add",
    inDocs: true,
    path: ({ sampleId }) =>
      `${SYNC}?dialog=defaults&connection=${sampleId}&tab=Customer&add=true&field=CUSTGROUP`,
    prepare: (page) => page.getByRole("dialog").last().getByRole("combobox").last().waitFor(),
  },
  {
    name: "rank-fields",
    inDocs: true,
    path: ({ sampleId }) => `${SYNC}?dialog=rank-fields&connection=${sampleId}&tab=Customer`,
    prepare: (page) => page.getByRole("dialog").getByRole("list").last().waitFor(),
  },
  {
    name: "sync-priority",
    inDocs: true,
    path: () => `${SYNC}?dialog=sync-priority`,
    prepare: (page) => page.getByRole("dialog").getByRole("list").last().waitFor(),
  },
  {
    name: "activation-reasons",
    inDocs: true,
    path: () => SYNC,
    async prepare(page, language) {
      const connections = page.getByRole("region", { name: TEXTS[language].erpConnections });
      await connections.getByRole("row").filter({ hasText: NEW_CONNECTION }).getByRole("checkbox").click();
      await page.getByRole("dialog").getByRole("list").first().waitFor();
    },
  },
  {
    name: "log",
    inDocs: true,
    path: () => `${SYNC}/log`,
    prepare: (page) => row(page, "Örebro").first().waitFor(),
  },
  { name: "problems", inDocs: true, path: () => `${SYNC}/log?view=problems` },
  {
    name: "log-filters",
    path: () => `${SYNC}/log?reason=%22change%22&old=%22%22`,
    prepare: (page) => row(page, "Örebro").first().waitFor(),
  },
  {
    name: "log-menu",
    path: () => `${SYNC}/log`,
    async prepare(page) {
      await row(page, "Örebro").first().getByRole("button").last().click();
      await page.getByRole("menuitem").first().waitFor();
    },
  },
  {
    name: "log-undo",
    path: () => `${SYNC}/log`,
    async prepare(page) {
      await row(page, "Örebro").first().getByRole("button").last().click();
      await page.getByRole("menuitem").first().click();
      await page.getByRole("dialog").getByRole("row").nth(1).waitFor();
    },
  },
  {
    name: "resync-from-crm",
    path: ({ sampleId }) => `${SYNC}?dialog=resync-from-crm&connection=${sampleId}`,
    prepare: (page) => page.getByRole("dialog").getByText("Nordvik ERP").waitFor(),
  },
  {
    name: "resync-preview",
    path: ({ sampleId }) => `${SYNC}?dialog=resync-from-erp&connection=${sampleId}`,
    async prepare(page, language) {
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: JOB_TEXTS[language].preview }).click();
      await dialog.getByText(JOB_TEXTS[language].completed, { exact: true }).waitFor();
    },
  },
  {
    name: "compare",
    path: () => SYNC,
    async prepare(page, language) {
      await selectConnection(page, language);
      await page.getByRole("button", { name: JOB_TEXTS[language].compare, exact: true }).click();
      await page.getByRole("dialog").getByRole("row").nth(1).waitFor();
    },
  },
  { name: "jobs", path: () => `${SYNC}/log?view=jobs` },
  ...SETTINGS_SCREENS,
  ...IMPORT_SCREENS,
];
