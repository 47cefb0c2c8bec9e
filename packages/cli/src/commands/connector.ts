import { relative } from "node:path";
import type { Command } from "commander";
import { createConnectorProject } from "../connector-project/create-connector-project.ts";

/** @returns the command that the others of its kind go below */
export function addConnectorCommands(program: Command): Command {
  const connector = program.command("connector").description("Sync Connectors of your own");
  connector
    .command("new <folder>")
    .description(
      "make a folder, such as my-erp or ../my-erp, with a connector that runs and passes its tests",
    )
    .action(makeOne);
  return connector;
}

async function makeOne(path: string): Promise<void> {
  const folder = relative(process.cwd(), await createConnectorProject(path, process.cwd()));
  console.log(`Made ${folder}. Go on with:

  cd ${folder}
  npm install
  npm test
  npm start
`);
}
