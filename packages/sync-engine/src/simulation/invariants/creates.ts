import { LANDS_WITHIN_MS } from "../../create/given-up-create.ts";
import type { Violation } from "../chronicle.ts";
import { erpKeyOf } from "../field-kinds.ts";
import type { SimConnection } from "../sim-connection.ts";
import type { Wish } from "../sim-creates.ts";
import type { SimWorld } from "../sim-world.ts";

/** Everything that was created is linked, or somebody is asked about it; and nobody is asked about what is certain. */
export const createsAreKnown = (world: SimWorld): readonly Violation[] =>
  world.connections.flatMap((connection) => [...forgotten(connection), ...askedInVain(connection)]);

const forgotten = ({ creates, index }: SimConnection): readonly Violation[] =>
  [...creates.wishes]
    .filter(([recordId, { actorIds }]) => actorIds.length > 0 && creates.intentOf(recordId) === undefined)
    .map(([recordId, { actorIds }]) => ({
      rule: "an actor was created of which nobody knows",
      what: `connection ${index}, record ${recordId}: actors ${actorIds.join(", ")}`,
    }));

const askedInVain = (connection: SimConnection): readonly Violation[] =>
  connection.creates.intents
    .filter(({ recordId, knownKeys }) => knownKeys !== null && isCertain(connection, recordId))
    .map(({ recordId }) => ({
      rule: "somebody is asked about an actor that is certain",
      what: `connection ${connection.index}, record ${recordId}`,
    }));

/** The ERP has one new actor that is the record's by its name, and no other that could be. */
function isCertain(connection: SimConnection, recordId: number): boolean {
  const { creates, erp, crm, journal } = connection;
  const wish: Wish = creates.wishOf(recordId);
  const intent = creates.intentOf(recordId);
  const [actorId] = wish.actorIds;
  const name = intent?.sent.fieldValues[NAME] ?? "";
  const isPossible = !crm.record(recordId).deleted && journal.linkOf(recordId) === undefined;
  if (actorId === undefined || intent === undefined || !isPossible || erp.actor(actorId).isGone) return false;
  if (
    connection.field(recordId, "name")?.hidden === "always" ||
    !isAlike(erp.actor(actorId).values[NAME], name)
  ) {
    return false;
  }
  const others = erp.find(intent.actorType, [NAME]).filter((other) => other.erpKey !== String(actorId));
  const givenUp = creates.givenUp.filter(
    ({ sentAt }) => Date.parse(intent.sentAt) - Date.parse(sentAt) <= LANDS_WITHIN_MS,
  );
  const rivals = [...creates.intents, ...givenUp].filter(
    (other) => other.recordId !== recordId && other.actorType === intent.actorType,
  );
  return (
    !others.some(({ fieldValues }) => isAlike(fieldValues[NAME], name)) &&
    !rivals.some(({ sent }) => isAlike(sent.fieldValues[NAME], name))
  );
}

const NAME = erpKeyOf("name");

const isAlike = (held: string | undefined, name: string): boolean =>
  name.trim() !== "" && (held ?? "").trim().toLowerCase() === name.trim().toLowerCase();
