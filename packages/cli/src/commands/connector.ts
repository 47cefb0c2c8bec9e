import { relative } from "node:path";
import type { Command } from "commander";
import { createConnectorProject } from "../connector-project/create-connector-project.ts";

/** @returns the command that the others of its kind go below */
export function addConnectorCommands(program: Command): Command {
  const connector = program.command("connector").description("Sync Connectors of your own");
  connector
    .command("new <name>")
    .description("make a folder with a connector that runs and passes its tests, for you to change")
    .action(makeOne);
  return connector;
}

async function makeOne(name: string): Promise<void> {
  const folder = await createConnectorProject(name, process.cwd());
  console.log(`Made ${relative(process.cwd(), folder)}. Go on with:

  cd ${name}
  npm install
  npm test
  npm start
`);
}
