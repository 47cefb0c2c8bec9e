import { ERP_TAB_TEXTS } from "../support/erp-tab-texts.ts";
import { TEXTS } from "../support/texts.ts";
import type { Screen } from "./screen.ts";

/** Connecting, creating, synchronising one record, and what is in doubt. */
export const ERP_TAB_SCREENS: readonly Screen[] = [
  {
    name: "sync-record",
    path: ({ companyId }) => `/companies/${companyId}?tab=erp&edit=true`,
    async prepare(page, language) {
      const sync = page.getByRole("button", { name: TEXTS[language].syncNow });
      await sync.first().click();
      await page.getByText(ERP_TAB_TEXTS[language].equal).waitFor();
    },
  },
  {
    name: "connect-advanced",
    inDocs: true,
    path: ({ freeCompanyId, sampleId }) =>
      `/companies/${freeCompanyId}?tab=erp&edit=true&connection=${sampleId}&actorType=Customer&advanced=true`,
    async prepare(page, language) {
      const t = ERP_TAB_TEXTS[language];
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("combobox", { name: t.fieldOf(1) }).click();
      await page.getByRole("option", { name: t.customerGroup }).click();
      await dialog.getByRole("combobox", { name: t.valueOf(1) }).click();
      await page.getByRole("option", { name: "Export" }).click();
      await page.keyboard.press("Escape");
      await dialog.getByRole("button", { name: t.search, exact: true }).click();
      await dialog.getByRole("table").nth(1).waitFor();
    },
  },
  {
    name: "create-in-erp",
    inDocs: true,
    path: ({ freeCompanyId, sampleId }) =>
      `/companies/${freeCompanyId}?tab=erp&edit=true&connection=${sampleId}&actorType=Customer&create=true`,
    async prepare(page, language) {
      const t = ERP_TAB_TEXTS[language];
      await page.getByRole("dialog").getByRole("textbox", { name: t.creditDays }).waitFor();
    },
  },
  { name: "doubts", path: () => "/settings/quote-sync/log?view=doubts" },
];
