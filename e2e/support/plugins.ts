import { fileURLToPath } from "node:url";

const sample = fileURLToPath(new URL("../../connectors/sample/src/index.ts", import.meta.url));

/** The sample connector as a plugin, and two that cannot be used: files of the connectors folder, by name. */
export const PLUGINS = {
  "sample-erp.ts": `
    import { createSampleConnector, createSampleErp } from ${JSON.stringify(sample)};
    export default async () => createSampleConnector(await createSampleErp({ seed: 3, customers: 5 }));
  `,
  "no-connector.js": "export default 1;",
  "throws.mjs": `throw new Error("the license file is missing");`,
};
