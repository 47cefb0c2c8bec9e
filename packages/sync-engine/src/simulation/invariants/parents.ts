import type { Link } from "../../model/model.ts";
import type { Violation } from "../chronicle.ts";
import type { SimConnection } from "../sim-connection.ts";
import type { SimWorld } from "../sim-world.ts";

/** What is known of a linked contact before something is run. */
interface Before {
  readonly state: Link["state"];
  readonly companyKey: string;
  /** How often it had come to another company. */
  readonly moves: number;
}

export type FamiliesBefore = ReadonlyMap<Link["id"], Before>;

/** The linked contacts of all connections as they are now. */
export const familiesNow = (world: SimWorld): FamiliesBefore =>
  new Map(
    contactsOf(world).map(({ connection, link }) => [
      link.id,
      {
        state: link.state,
        companyKey: connection.companyKeyOf(link.crmId),
        moves: connection.crm.movesOf(link.crmId),
      },
    ]),
  );

/** What is run leaves contacts asleep whose company has no link all the while. */
export function sleepersStay(world: SimWorld, before: FamiliesBefore): readonly Violation[] {
  noteFirstLooks(world, before);
  return contactsOf(world).flatMap(({ connection, link }) => {
    const was = before.get(link.id);
    const isWoken = was?.state === "waiting-for-parent" && link.state === "active";
    // It may have come to a company and left it again.
    const isMoved = was?.moves !== connection.crm.movesOf(link.crmId);
    if (!isWoken || isMoved || was.companyKey !== "" || connection.companyKeyOf(link.crmId) !== "") return [];
    return [{ rule: "a person was woken without its company", what: describe(connection, link) }];
  });
}

/** An ERP that names no parents is measured by the company that a contact had when it was looked at first. */
function noteFirstLooks(world: SimWorld, before: FamiliesBefore): void {
  for (const { connection, link } of contactsOf(world)) {
    const { firstCompanies } = connection;
    // A look at a contact whose company has no link notes none.
    const [, noted = ""] = link.base[""]?.split("\n") ?? [];
    if (firstCompanies.has(link.id) || noted === "") continue;
    const was = before.get(link.id);
    const now = connection.companyKeyOf(link.crmId);
    const isStill = was?.companyKey === now && was.moves === connection.crm.movesOf(link.crmId);
    firstCompanies.set(link.id, isStill ? now : null);
  }
}

/**
 * Who belongs to another company on the other side is listed, with the two companies as they are now; nobody else is.
 * A connector that names parents in GetActors alone is heard when the contact is looked at for another reason; what is
 * listed is looked at again within a day.
 */
export const parentsAreTold = (world: SimWorld, isLongAfter: boolean): readonly Violation[] =>
  contactsOf(world).flatMap(({ connection, link }) => {
    const isLookedAt =
      link.state === "active" &&
      connection.isTypeActive(link.crmId) &&
      !connection.crm.record(link.crmId).deleted &&
      !connection.erp.actor(Number(link.erpKey)).isGone;
    const isHeard = connection.setup.vices.parents !== "in-get-actors-alone";
    if (!isLookedAt || !(isHeard || isLongAfter)) return [];
    return toldOf(connection, link).filter(({ rule }) => isHeard || rule !== UNLISTED);
  });

function toldOf(connection: SimConnection, link: Link): readonly Violation[] {
  const expected = difference(connection, link);
  if (expected === null) return [];
  const listed = connection.journal.problems.ofLinks([link.id]);
  const told = listed.find(({ code }) => code === "parent-differs");
  if (expected === undefined && told === undefined) return [];
  // What the ERP refuses as a whole says nothing of what else there is.
  if (listed.some(({ erpFieldKey }) => erpFieldKey === null)) return [];
  const what = `${describe(connection, link)}: ${JSON.stringify(expected)}, listed ${JSON.stringify(listed)}`;
  if (told === undefined) return [{ rule: UNLISTED, what }];
  const isTrue =
    told.details.erpParent === expected?.erpParent && told.details.crmParent === expected?.crmParent;
  return isTrue ? [] : [{ rule: "parents are listed for no reason", what }];
}

const UNLISTED = "parents differ and it is not listed";

/** The two companies where they differ; undefined where they agree, null where that cannot be known. */
export function difference(
  connection: SimConnection,
  link: Link,
): { readonly erpParent: string; readonly crmParent: string } | undefined | null {
  const crmParent = connection.companyKeyOf(link.crmId);
  if ((connection.setup.vices.parents ?? "never") === "never") {
    const first = connection.firstCompanies.get(link.id);
    if (first === null) return null;
    return first === undefined || first === crmParent ? undefined : { erpParent: "", crmParent };
  }
  const { parentId } = connection.erp.actor(Number(link.erpKey));
  const erpParent = parentId === undefined ? "" : String(parentId);
  return erpParent === crmParent ? undefined : { erpParent, crmParent };
}

interface LinkedContact {
  readonly connection: SimConnection;
  readonly link: Link;
}

const contactsOf = (world: SimWorld): readonly LinkedContact[] =>
  world.connections.flatMap((connection) =>
    connection.journal.links
      .filter(({ entity }) => entity === "contact")
      .map((link) => ({ connection, link })),
  );

const describe = ({ index }: SimConnection, { crmId }: Link): string =>
  `connection ${index}, record ${crmId}`;
