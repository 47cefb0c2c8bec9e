import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { isFreeHeaderName, StartError } from "@brygga/server";
import type { ServiceAccess } from "@brygga/server/examine";
import { type Command, Option } from "commander";

/** What the network in front of a service wants to see, as it is given on the command line. */
export interface AccessFlags {
  readonly basic?: string;
  readonly bearer?: string;
  readonly header?: string;
  readonly ca?: string;
}

const SECRET =
  "@file reads it from a file, @- from standard input, which keeps it out of the list of processes";

export const addAccessOptions = (command: Command): Command =>
  command
    .addOption(
      new Option("--basic <user:password>", `credentials that the address asks for; ${SECRET}`).conflicts(
        "bearer",
      ),
    )
    .addOption(new Option("--bearer <token>", "a token that the address asks for; @file and @- as above"))
    .addOption(
      new Option(
        "--header <name:value>",
        "a header that the address asks for, such as an API key; @file and @- as above",
      ).conflicts(["basic", "bearer"]),
    )
    .option("--ca <file>", "certificate authority to trust beside the system's, PEM");

/** @throws StartError when a file cannot be read, or does not hold what it should */
export async function accessOf({ basic, bearer, header, ca }: AccessFlags): Promise<ServiceAccess> {
  return {
    ...(ca === undefined ? {} : { ca: await contentOf(ca) }),
    ...(basic === undefined ? {} : { credentials: basicOf(await secretOf("--basic", basic)) }),
    ...(bearer === undefined
      ? {}
      : { credentials: { kind: "bearer", token: await secretOf("--bearer", bearer) } }),
    ...(header === undefined ? {} : { credentials: headerOf(await secretOf("--header", header)) }),
  };
}

/** A file, or standard input for "-". @throws StartError when it cannot be read */
export const contentOf = (file: string): Promise<string> =>
  file === "-"
    ? text(process.stdin)
    : readFile(file, "utf8").catch((error: unknown) => {
        throw new StartError(
          `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        );
      });

async function secretOf(option: string, given: string): Promise<string> {
  const secret = given.startsWith("@") ? (await contentOf(given.slice(1))).trim() : given;
  if (secret === "")
    throw new StartError(`${option} is empty. Give the secret itself, or @ and a file with it.`);
  // A header of HTTP cannot carry them, and says nothing of where they come from.
  if (/[\r\n\0]/.test(secret))
    throw new StartError(`${option} holds more than one line; give the secret alone.`);
  return secret;
}

function basicOf(pair: string): NonNullable<ServiceAccess["credentials"]> {
  const at = pair.indexOf(":");
  if (at < 1)
    throw new StartError("--basic must be a user and a password with a colon between, such as erp:secret.");
  return { kind: "basic", username: pair.slice(0, at), password: pair.slice(at + 1) };
}

function headerOf(line: string): NonNullable<ServiceAccess["credentials"]> {
  const at = line.indexOf(":");
  const [name, value] = [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  if (at < 1 || value === "" || !isFreeHeaderName(name))
    throw new StartError(
      "--header must be the name of a header, which Brygga does not send itself, and its value with a colon " +
        "between, such as X-Api-Key:secret.",
    );
  return { kind: "header", name, value };
}
