import type { ActorName } from "@brygga/connector-check";
import { type Command, InvalidArgumentError } from "commander";
import { addAccessOptions } from "./access-to-service.ts";
import type { CheckFlags } from "./run-check.ts";

const NOTES = `
Without --create and --record it only reads. It works under a connection of its own, which it deletes at the end,
and puts back the records that it was allowed to change. Exit code: 0 when no rule failed, else 1.

A plugin:// connector of the folder BRYGGA_CONNECTORS is run for the examination alone; what it keeps is gone afterwards.
An app:// connector is called as the Brygga of BRYGGA_DATA does, which has it registered.

Examples:
  brygga connector check http://localhost:4621/ErpConnectorWS.svc --config Company=Nordvik
  brygga connector check http://erp/ErpConnectorWS.svc --config-file erp.json --record Customer:10001 --json
  BRYGGA_CONNECTORS=./connectors brygga connector check plugin://MyErp --config Company=Nordvik`;

export function addCheck(connector: Command): void {
  const command = connector
    .command("check")
    .argument("<url>", "where it is: http://…, https://…, plugin://name or app://id")
    .description("examine a connector rule by rule, and print what it is capable of");
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
    .action(async (url: string, flags: CheckFlags) => {
      const { runCheck } = await import("./run-check.ts");
      await runCheck(url, flags);
    });
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
