import {
  type ActorName,
  type CheckOptions,
  checkConnector,
  type ExaminedService,
  encodeConfig,
  reportText,
} from "@brygga/connector-check";
import { loadConfig, StartError } from "@brygga/server";
import { openExaminedAddress, storeProfile } from "@brygga/server/examine";
import { withDatabase } from "../with-database.ts";
import { type AccessFlags, accessOf, contentOf } from "./access-to-service.ts";
import { readTexts, readValues } from "./json-files.ts";

/** What `brygga connector check` was told beside the URL. */
export interface CheckFlags extends AccessFlags {
  readonly config?: Record<string, string>;
  readonly configFile?: string;
  readonly wrongConfig?: Record<string, string>;
  readonly plainConfig?: true;
  readonly values?: string;
  readonly create?: true;
  readonly record?: ActorName[];
  readonly maxActors?: number;
  readonly json?: true;
  readonly verbose?: true;
  readonly store?: true;
}

/** Examines the service and prints the report; the exit code of the process says whether a rule failed. */
export async function runCheck(url: string, flags: CheckFlags): Promise<void> {
  const examined = await openExaminedAddress(url, await accessOf(flags), () => loadConfig(process.env));
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  try {
    const report = await checkConnector(await optionsOf(examined.service, flags, stop.signal));
    const colours = process.stdout.isTTY && process.stdout.hasColors();
    console.log(
      flags.json
        ? JSON.stringify(report, null, 2)
        : reportText(report, { colours, verbose: flags.verbose === true }),
    );
    if (flags.store && report.profile !== null) await store({ ...report.profile, url: examined.url });
    const hasFailed = report.groups.some(({ rules }) => rules.some(({ outcome }) => outcome === "failed"));
    if (hasFailed) process.exitCode = 1;
  } finally {
    await examined.close();
  }
}

async function optionsOf(
  service: ExaminedService,
  flags: CheckFlags,
  signal: AbortSignal,
): Promise<CheckOptions> {
  const { configFile, wrongConfig = {}, values, maxActors } = flags;
  const fromFile = configFile === undefined ? {} : readTexts(configFile, await contentOf(configFile));
  const given = { ...fromFile, ...flags.config };
  const encode = (config: Record<string, string>) =>
    flags.plainConfig ? Promise.resolve(config) : encodeConfig(service, config);
  return {
    ...{ service, signal, mayCreate: flags.create === true, records: flags.record ?? [] },
    ...(Object.keys(given).length === 0 ? {} : { config: await encode(given) }),
    ...(Object.keys(wrongConfig).length === 0
      ? {}
      : { wrongConfig: await encode({ ...given, ...wrongConfig }) }),
    ...(values === undefined ? {} : { values: readValues(values, await contentOf(values)) }),
    ...(maxActors === undefined ? {} : { maxActors }),
  };
}

/** Standard error, so that standard output stays the report. */
async function store(profile: Parameters<typeof storeProfile>[1]): Promise<void> {
  const names = await withDatabase((db) => storeProfile(db, profile));
  if (names.length === 0)
    throw new StartError(`No Sync Connector has the URL ${profile.url}; nothing was stored.`);
  console.error(`Stored the capability profile with ${names.map((name) => `"${name}"`).join(", ")}.`);
}
