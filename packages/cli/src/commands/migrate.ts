import { loadConfig, openInstallation } from "@brygga/server";
import type { Command } from "commander";

export function addMigrate(program: Command): void {
  program
    .command("migrate")
    .description("bring the database up to this version of Brygga; the server must not be running")
    .action(async () => {
      const installation = await openInstallation(loadConfig(process.env));
      await installation.close();
      const { migrations } = installation;
      console.log(
        migrations.length === 0 ? "The database was up to date." : `Migrated: ${migrations.join(", ")}.`,
      );
    });
}
