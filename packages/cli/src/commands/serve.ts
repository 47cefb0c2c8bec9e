import type { Command } from "commander";

export function addServe(program: Command): void {
  program
    .command("serve")
    .description("run the server until it is told to end")
    .action(async () => {
      const { serve } = await import("@brygga/server/serve");
      process.exit(await serve(process.env));
    });
}
