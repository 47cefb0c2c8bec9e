import { text } from "node:stream/consumers";
import { addUser, findUser, generatePassword, StartError } from "@brygga/server";
import { type Command, Option } from "commander";
import { withDatabase } from "../with-database.ts";

interface UserOptions {
  readonly displayName?: string;
  readonly role: "administrator" | "user";
  readonly passwordStdin: boolean;
}

export function addUserCommands(program: Command): void {
  const user = program.command("user").description("who may sign in");
  user
    .command("add <username>")
    .description("add a user; without --password-stdin a password is made and printed")
    .option("--display-name <name>", "as others see it; by default the user name")
    .addOption(new Option("--role <role>").choices(["administrator", "user"]).default("user"))
    .option("--password-stdin", "read the password from standard input", false)
    .action(addOne);
}

async function addOne(username: string, options: UserOptions): Promise<void> {
  const password = options.passwordStdin ? await readPassword() : generatePassword();
  await withDatabase(async (db) => {
    if (await findUser(db, username)) {
      throw new StartError(`There is already a user "${username}".`);
    }
    await addUser(db, {
      username,
      displayName: options.displayName ?? username,
      role: options.role,
      password,
    });
  });
  console.log(`Added ${options.role} "${username}".`);
  if (!options.passwordStdin) {
    console.log(`Password: ${password}`);
  }
}

const MIN_LENGTH = 8;

async function readPassword(): Promise<string> {
  const password = (await text(process.stdin)).replace(/\r?\n$/, "");
  if (password.length < MIN_LENGTH) {
    throw new StartError(`The password must have at least ${MIN_LENGTH} characters.`);
  }
  return password;
}
