import { type Db, inTransaction, type Trx } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { appendChanges } from "./change-feed.ts";
import { readRecord } from "./read-records.ts";

export interface ProjectMember {
  readonly projectId: number;
  readonly entity: "company" | "contact";
  readonly memberId: number;
}

/** Makes a record a member of a project; one that is a member stays one. Throws `not-found` for a deleted one. */
export async function addProjectMember(db: Db, member: ProjectMember, origin: string): Promise<void> {
  const { projectId, entity, memberId } = member;
  await inTransaction(db, async (trx) => {
    await checkLive(trx, member);
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto("project_member")
      .values({ project_id: projectId, entity, record_id: memberId })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) await noteWrite(trx, projectId, origin);
  });
}

/** Takes a record out of a project; one that is no member is none afterwards. */
export async function removeProjectMember(db: Db, member: ProjectMember, origin: string): Promise<void> {
  const { projectId, entity, memberId } = member;
  await inTransaction(db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom("project_member")
      .where("project_id", "=", projectId)
      .where("entity", "=", entity)
      .where("record_id", "=", memberId)
      .executeTakeFirst();
    if (numDeletedRows === 1n) await noteWrite(trx, projectId, origin);
  });
}

async function checkLive(trx: Trx, { projectId, entity, memberId }: ProjectMember): Promise<void> {
  const project = await readRecord(trx, "project", projectId);
  const record = await readRecord(trx, entity, memberId);
  if (!project || project.deleted || !record || record.deleted) throw new Problem("not-found");
}

/** Who is in a project is a part of the project: its version tells of it, and so does the feed. */
async function noteWrite(trx: Trx, projectId: number, origin: string): Promise<void> {
  const at = new Date().toISOString();
  await trx
    .updateTable("project")
    .set((eb) => ({ version: eb("version", "+", 1), updated_at: at }))
    .where("id", "=", projectId)
    .execute();
  await appendChanges(trx, { entity: "project", ids: [projectId] }, { origin, at });
}
