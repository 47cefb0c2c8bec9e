import type { LanguageCode } from "@brygga/api-contract";

/** Who sent a request. */
export interface Principal {
  readonly userId: number;
  readonly username: string;
  readonly role: "administrator" | "user";
  readonly language: LanguageCode | null;
}

/** How a write by this user is marked in the CRM's change feed. */
export function originOf(principal: Principal): string {
  return `user:${principal.userId}`;
}
