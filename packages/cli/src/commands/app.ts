import { readFile } from "node:fs/promises";
import { loadConfig, StartError } from "@brygga/server";
import type { AppAdministration } from "@brygga/server/app-administration";
import { type Command, InvalidArgumentError } from "commander";
import { withDatabase } from "../with-database.ts";

export function addAppCommands(program: Command): void {
  const app = program.command("app").description("the applications behind app:// Sync Connectors");
  app
    .command("add <application-id>")
    .description("register an application and print the public key that it must know Brygga by")
    .requiredOption("--url <url>", "where the application is, http:// or https://")
    .requiredOption("--public-key <file>", "its public key, PEM or a JSON Web Key Set")
    .action(add);
  app.command("list").description("print the applications and where they are").action(list);
  app
    .command("remove <application-id>")
    .description("forget an application and the keys for it")
    .action(remove);
  app
    .command("show-key <application-id>")
    .description("print the public key that the application must know Brygga by")
    .action(showKey);
}

async function add(id: string, options: { readonly url: string; readonly publicKey: string }): Promise<void> {
  const applicationId = parseId(id);
  const publicKeys = await readKeys(options.publicKey);
  const app = await withApps((apps) => apps.add({ applicationId, url: options.url, publicKeys }));
  process.stdout.write(app.bryggaPublicKey);
}

async function list(): Promise<void> {
  for (const { applicationId, url } of await withApps((apps) => apps.list())) {
    console.log(`${applicationId}\t${url}`);
  }
}

async function remove(applicationId: string): Promise<void> {
  await withApps((apps) => apps.remove(applicationId));
  console.log(`Removed "${applicationId}".`);
}

async function showKey(applicationId: string): Promise<void> {
  const { bryggaPublicKey } = await withApps((apps) => apps.get(applicationId));
  process.stdout.write(bryggaPublicKey);
}

const withApps = <T>(work: (apps: AppAdministration) => Promise<T>): Promise<T> =>
  withDatabase(async (db) => {
    const { openAppAdministration } = await import("@brygga/server/app-administration");
    return work(await openAppAdministration(db, loadConfig(process.env)));
  });

function parseId(text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(text)) return text;
  throw new InvalidArgumentError(
    "An application id has letters, digits, dots, underscores and hyphens, and begins with a letter or digit.",
  );
}

async function readKeys(path: string): Promise<string> {
  return readFile(path, "utf8").catch((cause: Error) => {
    throw new StartError(`The public key cannot be read: ${cause.message}.`, { cause });
  });
}
