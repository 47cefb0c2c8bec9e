import { mendableError } from "@brygga/server";
import { Command, CommanderError } from "commander";
import { addAppCommands } from "./commands/app.ts";
import { addConnectorCommands } from "./commands/connector.ts";
import { addCheck } from "./commands/connector-check.ts";
import { addMigrate } from "./commands/migrate.ts";
import { addServe } from "./commands/serve.ts";
import { addTokenCommands } from "./commands/token.ts";
import { addUserCommands } from "./commands/user.ts";

const program = new Command("brygga")
  .description("Keeps a CRM and any number of ERP systems in agreement. Settings come from the environment.")
  .exitOverride();
addServe(program);
addMigrate(program);
addUserCommands(program);
addTokenCommands(program);
addAppCommands(program);
addCheck(addConnectorCommands(program));

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** What the user can mend is one line; anything else is a fault of Brygga, with its stack. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode;
  }
  const line = mendableError(error);
  if (line === null) throw error;
  console.error(line);
  return 1;
}
