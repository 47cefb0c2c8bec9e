import {
  type CreateEnd,
  type CreateWork,
  type CreatingErp,
  createActor,
  planCreate,
} from "@brygga/sync-engine";
import { rightsOf } from "../../admin/access.ts";
import type { Principal } from "../../auth/principal.ts";
import type { Db } from "../../db/database.ts";
import { Problem } from "../../problem.ts";
import { refuseLinked } from "./connect-target.ts";
import { createInDoubt, refuseInDoubt } from "./create-in-doubt.ts";
import { type CreateIntent, intentOf } from "./create-intents.ts";
import { type CreateDeps, createStoreOf } from "./create-store.ts";
import { type CreateTarget, companyName, liveRecord, loadType, parentOf } from "./create-subject.ts";
import { createValues, refuseMissing } from "./create-values.ts";

/** The same with the ERP of the connection. */
export interface CreateDepsWithErp extends CreateDeps {
  readonly erp: CreatingErp;
}

export interface CreateRequest {
  readonly target: CreateTarget;
  readonly principal: Principal;
  /** What the user filled in, canonical text by ERP field key. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * Creates an actor for a record and links it; answers the link's id.
 *
 * @throws Problem not-found, not-allowed, connection-inactive, already-linked, parent-not-linked, invalid-request;
 *   erp-refused, erp-unreachable: nothing was created; create-in-doubt
 * @throws ErpFailure when the ERP cannot be searched; nothing has been sent then.
 */
export async function createInErp(deps: CreateDepsWithErp, request: CreateRequest): Promise<number> {
  const { db } = deps;
  const { target, principal, values: filledIn } = request;
  await requireCreateRight(db, principal, target.connectionId);
  const { type, mapping, searchable } = await loadType(db, target);
  const record = await liveRecord(db, target);
  await refuseLinked(db, { ...target, erpKey: "" });
  await refuseInDoubt(db, target);
  const parent = await parentOf(db, target.connectionId, record);
  const tags = { user: principal.username, name: await companyName(db, record) };
  const given = createValues({ mapping, tags, filledIn });
  const plan = planCreate({ ...type, record, parent, ...given });
  refuseMissing(mapping, plan.actor.fieldValues);
  const store = createStoreOf(deps, { ...target, userId: principal.userId });
  const end = await createActor({ erp: deps.erp, store, type, searchable }, plan);
  return linkOrProblem(db, target, end);
}

/** The work of an intent, in the configuration that its connection has now. Throws what {@link loadType} throws. */
export async function workOf(
  deps: CreateDepsWithErp,
  intent: CreateIntent,
): Promise<CreateWork<CreateIntent>> {
  const { type, searchable } = await loadType(deps.db, intent);
  return { erp: deps.erp, store: createStoreOf(deps, intent), type, searchable };
}

/**
 * The link that came of a create.
 *
 * @throws Problem erp-refused, erp-unreachable: nothing was created; create-in-doubt
 */
export async function linkOrProblem(db: Db, target: CreateTarget, end: CreateEnd): Promise<number> {
  if (end.kind === "linked") return end.linkId;
  if (end.kind === "in-doubt") throw createInDoubt((await intentOf(db, target)) ?? target, end.failure);
  const { failure, because } = end;
  const explanation = { user: failure.userExplanation, tech: failure.techExplanation };
  const code = because === "refused" ? "erp-refused" : "erp-unreachable";
  throw new Problem(code, { explanation, cause: failure });
}

/** Somebody must be able to settle what is in doubt, also when whoever sent it has lost the right. */
export async function requireSettleRight(db: Db, principal: Principal, connectionId: number): Promise<void> {
  if (principal.role !== "administrator") await requireCreateRight(db, principal, connectionId);
}

export async function requireCreateRight(db: Db, principal: Principal, connectionId: number): Promise<void> {
  const rights = await rightsOf(db, connectionId, principal);
  if (!rights.visible) throw new Problem("not-found");
  if (!rights.canCreateInErp) throw new Problem("not-allowed");
}
