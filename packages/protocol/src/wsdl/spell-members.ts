import { EMPTY_CONNECTION_ID } from "../operation.ts";
import type { MemberDialect } from "../soap/dialect.ts";
import type { MemberPlan, Plan, RecordPlan } from "../soap/plan.ts";
import type { DeclaredMember } from "./declared-members.ts";

/**
 * The members of a record in the order and with the names of a service. What it asks for beyond the contract is
 * filled with its empty value; what it does not declare is not sent.
 *
 * @returns undefined when nothing of it is known, so that the default stays.
 */
export function spellMembers(
  plan: RecordPlan,
  declared: readonly DeclaredMember[],
  dataNamespace: string,
): MemberDialect[] | undefined {
  const spelled = declared.flatMap((each) => spellMember(plan, each, dataNamespace) ?? []);
  return spelled.some(({ member }) => member !== null) ? spelled : undefined;
}

function spellMember(
  plan: RecordPlan,
  declared: DeclaredMember,
  dataNamespace: string,
): MemberDialect | null {
  const { name } = declared;
  const namespace = declared.namespace === dataNamespace ? {} : { namespace: declared.namespace };
  const member =
    plan.members.find(({ wireName }) => wireName === name) ?? plan.members.find(sameLetters(name));
  if (member !== undefined) {
    const isFlat = isFlatList(member, declared) ? { isFlat: true } : {};
    return { member: member.wireName, name, ...namespace, ...isFlat };
  }
  if (isConnectionGuid(name)) return { member: null, name, ...namespace, content: EMPTY_CONNECTION_ID };
  if (!declared.isRequired) return null;
  return { member: null, name, ...namespace, content: emptyContent(declared) };
}

const LISTS: ReadonlySet<string> = new Set<Plan["kind"]>(["texts", "dictionary", "records"]);

/** Whether a list stands in its record item by item: the member itself may come many times. */
export const isFlatList = ({ plan }: MemberPlan, { isMany }: DeclaredMember): boolean =>
  isMany && LISTS.has(plan.kind);

/** Names of the contract for those members of a record whose items stand in it one by one. */
export const flatMembers = (plan: RecordPlan, declared: readonly DeclaredMember[]): string[] =>
  [...pairsOf(plan, declared)]
    .filter((pair) => isFlatList(pair.plan, pair.declared))
    .map((pair) => pair.plan.wireName);

/** A member of the contract together with what the service declares for it. */
export interface Pair {
  readonly plan: MemberPlan;
  readonly declared: DeclaredMember;
}

export function* pairsOf(plan: RecordPlan, declared: readonly DeclaredMember[]): Generator<Pair> {
  for (const member of plan.members) {
    const found =
      declared.find(({ name }) => name === member.wireName) ??
      declared.find(({ name }) => name.toLowerCase() === member.wireName.toLowerCase());
    if (found !== undefined) yield { plan: member, declared: found };
  }
}

/** TestConfigData has none in the contract; a service that declares it gets the id of "no connection yet". */
const isConnectionGuid = (name: string): boolean => name.toLowerCase() === "connectionguid";

const sameLetters =
  (name: string) =>
  ({ wireName }: { wireName: string }): boolean =>
    wireName.toLowerCase() === name.toLowerCase();

const EMPTY_CONTENT: ReadonlyMap<string, string> = new Map([
  ...["int", "long", "short", "byte", "decimal", "double", "float", "integer", "unsignedInt"].map(
    (name) => [name, "0"] as const,
  ),
  ["boolean", "false"],
  ["dateTime", "0001-01-01T00:00:00"],
]);

const emptyContent = ({ isNillable, type }: DeclaredMember): string | null =>
  isNillable ? null : (EMPTY_CONTENT.get(type.name?.name ?? "") ?? "");

/** Leaves out a spelling that is the contract's own. */
export function unlessDefault(
  plan: RecordPlan,
  members: readonly MemberDialect[] | undefined,
): { members?: MemberDialect[] } {
  if (members === undefined) return {};
  const isDefault =
    members.length === plan.members.length &&
    members.every(
      ({ member, name, namespace, isFlat }, at) =>
        member === plan.members[at]?.wireName &&
        name === member &&
        namespace === undefined &&
        isFlat === undefined,
    );
  return isDefault ? {} : { members: [...members] };
}
