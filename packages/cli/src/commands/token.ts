import { createToken, findUser, StartError } from "@brygga/server";
import { type Command, InvalidArgumentError } from "commander";
import { withDatabase } from "../with-database.ts";

const DAY_MS = 86_400_000;

export function addTokenCommands(program: Command): void {
  const token = program.command("token").description("tokens with which programs call the API");
  token
    .command("create <username>")
    .description("make a token that may do what the user may, and print it")
    .option("--days <days>", "how long it is good; by default until it is removed", parseDays)
    .action(createOne);
}

async function createOne(username: string, { days }: { readonly days?: number }): Promise<void> {
  const now = new Date();
  const expiresAt = days === undefined ? null : new Date(now.getTime() + days * DAY_MS);
  const token = await withDatabase(async (db) => {
    const user = await findUser(db, username);
    if (!user) {
      throw new StartError(`There is no user "${username}".`);
    }
    return await createToken(db, { userId: user.id, expiresAt, now });
  });
  console.log(token);
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 3650) {
    throw new InvalidArgumentError("It must be a whole number from 1 to 3650.");
  }
  return days;
}
