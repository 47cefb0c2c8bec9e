import { resolve } from "node:path";
import { z } from "zod";

const port = z.coerce
  .number("a number")
  .int("a whole number")
  .min(0, "0 or more")
  .max(65535, "at most 65535");
const later = (what: string) =>
  z.never(`not set, because ${what} is not in this version of Brygga yet`).optional();
const password = z.string().min(8, "at least 8 characters long").max(1000, "at most 1000 characters long");
const flag = z.enum(["0", "1"], "0 or 1").transform((value) => value === "1");

/**
 * Every setting, with its default and meaning: the only place that knows the environment. The reference in the
 * documentation is made from it. A message completes the sentence "it must be …".
 */
export const environment = z.object({
  BRYGGA_PORT: port.default(4620).describe("Port of the web interface and the API. 0 takes any free one."),
  BRYGGA_HOST: z
    .string()
    .default("127.0.0.1")
    .describe("Address to listen on. `0.0.0.0` makes Brygga reachable from other machines."),
  BRYGGA_DATA: z.string().default("./data").describe("Folder of the embedded database."),
  BRYGGA_DATABASE_URL: later("PostgreSQL").describe("Reserved for `postgres://` URLs."),
  BRYGGA_SECRET_KEY: z
    .string()
    .min(32, "at least 32 characters long")
    .optional()
    .describe("Encrypts stored secrets. When absent, a key is made and kept in the data folder."),
  BRYGGA_SECRET_KEY_FILE: z.string().optional().describe("A file that holds the secret key instead."),
  BRYGGA_ADMIN_PASSWORD: password
    .optional()
    .describe("Password of the first administrator, `admin`. When absent, one is made and printed once."),
  BRYGGA_DEMO: flag.default(true).describe("`0`: no sample ERP and no sample records."),
  BRYGGA_DEMO_USER_PASSWORD: password
    .optional()
    .describe(
      "Password of the users `anna` and `erik` of the first start. When absent, made and printed once.",
    ),
  BRYGGA_DEMO_PORT: port.default(4621).describe("Port of the sample ERP."),
  BRYGGA_CONNECTORS: z
    .string()
    .optional()
    .describe("Folder of plugin connectors, which are addressed as `plugin://<name>`."),
  BRYGGA_PLUGIN_MEMORY_MB: z.coerce
    .number("a number")
    .int("a whole number")
    .min(64, "64 or more")
    .max(65_536, "at most 65536")
    .default(512)
    .describe("Memory in megabytes that the data of each plugin connector may take. More ends its process."),
  BRYGGA_ALLOW_PRIVATE_ADDRESSES: flag
    .default(true)
    .describe("`0`: Sync Connectors on this machine and in private networks are not called."),
  BRYGGA_LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "fatal, error, warn, info, debug, trace or silent",
    })
    .default("info")
    .describe("How much is logged."),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataFolder: string;
  readonly secretKey: string | undefined;
  readonly secretKeyFile: string | undefined;
  readonly adminPassword: string | undefined;
  readonly demo: boolean;
  readonly demoUserPassword: string | undefined;
  readonly demoPort: number;
  /** Absolute; null when there is none. */
  readonly connectorsFolder: string | null;
  readonly pluginMemoryMegabytes: number;
  readonly allowPrivateAddresses: boolean;
  readonly logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
}

/** Thrown when Brygga cannot start for a reason that its operator can mend; the message is one line. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** Reads the environment; an empty value counts as absent. Throws a {@link StartError} on a bad value. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new StartError(parsed.error.issues.map((issue) => describeIssue(issue, given)).join(" "));
  }
  const value = parsed.data;
  if (value.BRYGGA_SECRET_KEY !== undefined && value.BRYGGA_SECRET_KEY_FILE !== undefined) {
    throw new StartError("BRYGGA_SECRET_KEY and BRYGGA_SECRET_KEY_FILE are both set; keep one of them.");
  }
  return {
    port: value.BRYGGA_PORT,
    host: value.BRYGGA_HOST,
    dataFolder: resolve(value.BRYGGA_DATA),
    secretKey: value.BRYGGA_SECRET_KEY,
    secretKeyFile: value.BRYGGA_SECRET_KEY_FILE,
    adminPassword: value.BRYGGA_ADMIN_PASSWORD,
    demo: value.BRYGGA_DEMO,
    demoUserPassword: value.BRYGGA_DEMO_USER_PASSWORD,
    demoPort: value.BRYGGA_DEMO_PORT,
    connectorsFolder: value.BRYGGA_CONNECTORS === undefined ? null : resolve(value.BRYGGA_CONNECTORS),
    pluginMemoryMegabytes: value.BRYGGA_PLUGIN_MEMORY_MB,
    allowPrivateAddresses: value.BRYGGA_ALLOW_PRIVATE_ADDRESSES,
    logLevel: value.BRYGGA_LOG_LEVEL,
  };
}

function describeIssue(issue: z.core.$ZodIssue, given: Readonly<Record<string, string | undefined>>): string {
  const name = String(issue.path[0]);
  // A password or key must not end up in a terminal's history of errors.
  const shown = /KEY|PASSWORD|URL/.test(name) ? "" : ` is "${given[name]}", but`;
  return `${name}${shown} must be ${issue.message}.`;
}
