import type { Actor } from "@brygga/protocol";
import { planCreate } from "../../create/create-actor.ts";
import type { ActorSearch, CreateOutcome, CreateWork, CreatingErp } from "../../create/create-ports.ts";
import {
  type CreateEnd,
  createActor,
  createAnyway,
  linkCreated,
  lookForCreated,
  RecordKeepsChanging,
} from "../../create/creating.ts";
import type { Accounting } from "../../model/accounting.ts";
import { ErpFailure } from "../../model/failures.ts";
import type { SimPorts } from "../faulty-ports.ts";
import { erpKeyOf, isTextField } from "../field-kinds.ts";
import type { SettleWork } from "../schedule.ts";
import type { SimConnection } from "../sim-connection.ts";
import { type SimIntent, Unlinkable } from "../sim-creates.ts";

/** Nothing that accounts for records. */
const NO_RUN: readonly Accounting[] = [];

/** Somebody creates an actor for a record; what is linked or in doubt is refused, as the host does. */
export async function create(
  connection: SimConnection,
  ports: SimPorts,
  recordId: number,
): Promise<readonly Accounting[]> {
  const { creates, crm, journal } = connection;
  const record = crm.record(recordId);
  const isRefused =
    journal.linkOf(recordId) !== undefined || creates.intentOf(recordId) !== undefined || record.deleted;
  if (isRefused || connection.isOrphan(recordId)) return NO_RUN;
  const work = workFor(connection, recordId, ports);
  if (work === undefined) return NO_RUN;
  creates.wish(recordId);
  const parent =
    record.entity === "contact" ? connection.journal.linkOf(Number(record.values.companyId)) : null;
  const plan = planCreate({ ...work.type, record, parent: parent ?? null, defaults: {}, values: {} });
  tell(connection, recordId, await createActor(work, plan).catch(unlessUnlinkable));
  return NO_RUN;
}

/** Somebody deals with what is in doubt. Who decides has looked into the ERP, and waits for what is under way there. */
export async function settleCreate(
  connection: SimConnection,
  ports: SimPorts,
  { id, how }: SettleWork,
): Promise<readonly Accounting[]> {
  const intent = connection.creates.intentOf(id);
  const work = workFor(connection, id, ports);
  if (intent === undefined || work === undefined) return NO_RUN;
  if (how === "give-up") connection.creates.giveUp(id);
  if (how === "look") await lookForCreated(work, intent).catch(unlessUnlinkable);
  if (how === "decide" && !connection.creatingSide.isUnderWay(id)) await decide(connection, work, intent);
  return NO_RUN;
}

async function decide(
  connection: SimConnection,
  work: CreateWork<SimIntent>,
  intent: SimIntent,
): Promise<void> {
  const { creates } = connection;
  const { recordId } = intent;
  const [actorId] = creates.wishOf(recordId).actorIds;
  if (actorId === undefined) {
    tell(connection, recordId, await createAnyway(work, intent).catch(unlessUnlinkable));
    return;
  }
  const fieldKeys = work.type.fields.map(({ erpFieldKey }) => erpFieldKey);
  const { actorType } = intent;
  const actors = await work.erp.getActors({ actorType, erpKeys: [String(actorId)], fieldKeys });
  const actor = actors.find(({ erpKey }) => erpKey === String(actorId));
  if (actor !== undefined) await linkCreated(work, intent, actor).catch(unlessUnlinkable);
}

/** Before a cycle: what is due is looked for. Rejects with an ErpFailure when the ERP cannot be reached. */
export async function settleDueCreates(connection: SimConnection, ports: SimPorts): Promise<void> {
  const { creates, clock } = connection;
  for (const intent of creates.due(clock.ms)) {
    const work = workFor(connection, intent.recordId, ports);
    if (work === undefined) continue;
    const end = await lookForCreated(work, intent).catch(unlessUnlinkable);
    if (end === "unlinkable") creates.postpone(intent);
  }
}

function workFor(
  connection: SimConnection,
  recordId: number,
  ports: SimPorts,
): CreateWork<SimIntent> | undefined {
  const { crm, creates, plan } = connection;
  const { entity } = crm.record(recordId);
  const type = plan.actorTypes.find((one) => one.entity === entity);
  if (type === undefined) return undefined;
  const texts = (connection.typeOf(recordId)?.fields ?? []).filter(({ key }) => isTextField(key));
  return {
    erp: creatingErp(connection, recordId, ports),
    store: ports.guarded("creates", creates.storeFor(recordId)),
    type,
    searchable: new Set(texts.map(({ key }) => erpKeyOf(key))),
  };
}

/** What came of a create is what somebody hears, and goes by. */
function tell({ creates }: SimConnection, recordId: number, end: CreateEnd | "unlinkable"): void {
  if (end !== "unlinkable" && end.kind === "not-created") creates.refused(recordId);
}

function unlessUnlinkable(error: unknown): "unlinkable" {
  if (error instanceof Unlinkable || error instanceof RecordKeepsChanging) return "unlinkable";
  throw error;
}

/** The ERP as the engine asks it for one record, with what goes wrong. */
function creatingErp(connection: SimConnection, recordId: number, ports: SimPorts): CreatingErp {
  const { creatingSide, erp } = connection;
  const raw = ports.guarded("erp", {
    create: (sent: Actor) => creatingSide.create(recordId, sent),
    search: (search: ActorSearch) => creatingSide.search(search),
  });
  const outcomeOf = (failure: ErpFailure): CreateOutcome => {
    if (failure.kind === "refused") return { kind: "refused", failure };
    const isUnsent = erp.isDown || failure.kind === "unknown-connection";
    return { kind: isUnsent ? "unsent" : "uncertain", failure };
  };
  return {
    getActors: (query) => ports.erp.getActors(query),
    search: (search) => raw.search(search),
    async create(actor) {
      try {
        return { kind: "created", actor: await raw.create(actor) };
      } catch (error) {
        if (error instanceof ErpFailure) return outcomeOf(error);
        throw error;
      }
    },
  };
}
