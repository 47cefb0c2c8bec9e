import type { Page } from "@playwright/test";
import type { Screen } from "./screen.ts";

const IMPORT = "/settings/import";

const rowsShow = (page: Page) => page.getByRole("row").nth(1).waitFor();
const dialogShows = (page: Page) => page.getByRole("dialog").getByRole("button").last().waitFor();

/** Import from ERP step by step, and selections. */
export const IMPORT_SCREENS: readonly Screen[] = [
  { name: "imports", path: () => IMPORT, prepare: rowsShow },
  {
    name: "import-new",
    inDocs: true,
    path: ({ sampleId }) => `${IMPORT}?dialog=new&connection=${sampleId}`,
    prepare: (page) => page.getByRole("dialog").getByRole("radio").first().waitFor(),
  },
  {
    name: "import-delete",
    path: ({ importedImportId }) => `${IMPORT}?dialog=delete&import=${importedImportId}`,
    prepare: dialogShows,
  },
  {
    name: "import-search",
    inDocs: true,
    path: ({ previewedImportId }) => `${IMPORT}/${previewedImportId}?step=search`,
    async prepare(page) {
      await page.locator("form button[type=button]").first().click();
      await page.locator("form tbody tr").getByRole("textbox").last().fill("10");
      await rowsShow(page);
    },
  },
  {
    name: "import-settings",
    inDocs: true,
    path: ({ previewedImportId }) => `${IMPORT}/${previewedImportId}?step=settings`,
    prepare: (page) => page.getByRole("radio").first().waitFor(),
  },
  {
    name: "import-preview",
    inDocs: true,
    path: ({ previewedImportId }) => `${IMPORT}/${previewedImportId}`,
    prepare: rowsShow,
  },
  {
    name: "import-line",
    path: ({ previewedImportId }) => `${IMPORT}/${previewedImportId}`,
    async prepare(page) {
      await rowsShow(page);
      await page.getByRole("row").nth(1).getByRole("button").last().click();
      await page.getByRole("dialog").getByRole("row").nth(1).waitFor();
    },
  },
  {
    name: "import-run",
    path: ({ importedImportId }) => `${IMPORT}/${importedImportId}?step=import`,
  },
  {
    name: "import-result",
    inDocs: true,
    path: ({ importedImportId }) => `${IMPORT}/${importedImportId}`,
    prepare: rowsShow,
  },
  {
    name: "selections",
    inDocs: true,
    path: ({ selectionId }) => `/selections?selection=${selectionId}`,
    prepare: rowsShow,
  },
  {
    name: "selection-delete",
    path: ({ selectionId }) => `/selections?selection=${selectionId}&dialog=delete`,
    prepare: dialogShows,
  },
  {
    name: "selection-rename",
    path: ({ selectionId }) => `/selections?selection=${selectionId}&dialog=rename`,
    prepare: dialogShows,
  },
];
