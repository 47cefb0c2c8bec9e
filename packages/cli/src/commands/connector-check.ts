import {
  type ActorName,
  type CheckOptions,
  checkConnector,
  type ExaminedService,
  encodeConfig,
  reportText,
} from "@brygga/connector-check";
import { openExaminedAddress, StartError, storeProfile } from "@brygga/server";
import { type Command, InvalidArgumentError } from "commander";
import { withDatabase } from "../with-database.ts";
import { type AccessFlags, accessOf, addAccessOptions, contentOf } from "./access-to-service.ts";
import { readTexts, readValues } from "./json-files.ts";

interface CheckFlags extends AccessFlags {
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

const NOTES = `
Without --create and --record it only reads. It works under a connection of its own, which it deletes at the end,
and puts back the records that it was allowed to change. Exit code: 0 when no rule failed, else 1.

Examples:
  brygga connector check http://localhost:4621/ErpConnectorWS.svc --config Company=Nordvik
  brygga connector check http://erp/ErpConnectorWS.svc --config-file erp.json --record Customer:10001 --json`;

export function addCheck(connector: Command): void {
  const command = connector
    .command("check <url>")
    .description("examine a running connector rule by rule, and print what it is capable of");
  addAccessOptions(command)
    .option("--config <key=value>", "a configuration value that works; may be repeated", addPair)
    .option("--config-file <file>", "the same from a JSON object; - reads it from standard input")
    .option(
      "--wrong-config <key=value>",
      "makes the configuration one that must be refused; may be repeated",
      addPair,
    )
    .option("--plain-config", "send configuration values as they are written here")
    .option(
      "--values <file>",
      "JSON with values that the ERP accepts, by actor type and field; null: leave alone",
    )
    .option("--create", "allow creating one actor of each type, which nobody can delete by the contract")
    .option("--record <type:key>", "an actor that may be changed and is put back; may be repeated", addRecord)
    .option("--max-actors <count>", "types with more are not read whole (default 5000)", parseCount)
    .option("--json", "print the report as JSON")
    .option("--verbose", "show the last calls of rules that passed, too")
    .option(
      "--store",
      "keep the capability profile with the Sync Connectors of this URL in Brygga's database",
    )
    .addHelpText("after", NOTES)
    .action(check);
}

async function check(url: string, flags: CheckFlags): Promise<void> {
  const examined = await openExaminedAddress(url, await accessOf(flags));
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

function addPair(pair: string, pairs: Record<string, string> = {}): Record<string, string> {
  const at = pair.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("It must be a field key and a value, such as Company=Nordvik.");
  return { ...pairs, [pair.slice(0, at)]: pair.slice(at + 1) };
}

function addRecord(name: string, names: ActorName[] = []): ActorName[] {
  const at = name.indexOf(":");
  const [actorType, erpKey] = [name.slice(0, at), name.slice(at + 1)];
  if (at < 1 || erpKey === "")
    throw new InvalidArgumentError("It must be a type and a key, such as Customer:10001.");
  if (names.some((each) => each.actorType === actorType)) {
    throw new InvalidArgumentError(`One ${actorType} is enough.`);
  }
  return [...names, { actorType, erpKey }];
}

function parseCount(count: string): number {
  const number = Number(count);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError("It must be a whole number from 1.");
}
