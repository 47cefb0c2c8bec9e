import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..", "..");

/** Where the parts that the server starts or serves, but does not import, are. */
export const projectPaths = {
  webApplication: join(root, "packages", "web", "dist"),
  demoErp: join(root, "connectors", "demo", "src", "main.ts"),
} as const;
