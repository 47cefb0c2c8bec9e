import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..", "..");

/** Where the parts that the server starts or serves, but does not import, are. */
export const projectPaths = {
  webApplication: join(root, "packages", "web", "dist"),
  connectors: join(root, "connectors"),
  /** Packages that are installed beside Brygga. */
  packages: join(root, "node_modules"),
  pluginHost: join(root, "packages", "connector-sdk", "src", "plugin", "plugin-host.ts"),
  /** Kept between starts; may be deleted at any time. */
  compiledCode: join(root, ".cache", "compiled-code"),
  demoErp: join(root, "connectors", "demo", "src", "main.ts"),
} as const;
