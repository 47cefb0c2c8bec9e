import { openDatabase } from "../../db/database.ts";
import { composeForTest } from "./sync-world.ts";

/**
 * A process that creates an actor for a company, and is killed meanwhile. Arguments: the folder of the database, the
 * connection and the company.
 */
if (import.meta.main) {
  const [folder, connectionId, entityId] = process.argv.slice(2);
  if (folder === undefined) throw new Error("folder, connection and company are needed");
  const db = await openDatabase({ folder });
  const services = composeForTest(db, folder);
  await services.creating.create({
    target: {
      connectionId: Number(connectionId),
      entity: "company",
      entityId: Number(entityId),
      actorType: "Customer",
    },
    principal: { userId: 1, username: "anna", role: "user", language: null },
    values: {},
  });
  process.stdout.write("created");
}
