import type { ConnectionAccess, User, UserGroup } from "@brygga/api-contract";

/** A user or a group that can be given access. */
export interface Subject {
  readonly key: string;
  readonly kind: "users" | "groups";
  readonly id: number;
  readonly name: string;
}

export const subjectsOf = (users: readonly User[], groups: readonly UserGroup[]): Subject[] => [
  ...users.map(({ id, displayName }) => ({ key: `u${id}`, kind: "users" as const, id, name: displayName })),
  ...groups.map(({ id, name }) => ({ key: `g${id}`, kind: "groups" as const, id, name })),
];

export const keyOf = ({ userId, groupId }: ConnectionAccess) =>
  userId === null ? `g${groupId}` : `u${userId}`;

/** Both rights are on when somebody is chosen. */
export const accessOf = ({ kind, id }: Subject): ConnectionAccess => ({
  userId: kind === "users" ? id : null,
  groupId: kind === "groups" ? id : null,
  canConnect: true,
  canCreateInErp: true,
});

/** Those of one kind whose name contains what was searched for, by name. */
export function found(subjects: readonly Subject[], kind: Subject["kind"], text: string): Subject[] {
  const wanted = text.trim().toLocaleLowerCase();
  return subjects
    .filter((subject) => subject.kind === kind && subject.name.toLocaleLowerCase().includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name));
}
