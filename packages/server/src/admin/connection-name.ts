import { textInLanguage } from "@brygga/protocol";
import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { loadConnections } from "./connection-store.ts";

/** Throws the Problem `name-taken` when another live connection goes by this name. */
export async function checkName(db: Db, name: string, ownId: number | null): Promise<void> {
  const wanted = comparable(name);
  const others = (await loadConnections(db)).filter(
    ({ id, deletedAt }) => id !== ownId && deletedAt === null,
  );
  if (others.some((other) => comparable(other.name) === wanted)) {
    throw new Problem("name-taken", { values: { name: textInLanguage(name, "en") } });
  }
}

const comparable = (name: string): string => name.normalize("NFKC").trim().toLowerCase();
