import { createHash, randomBytes } from "node:crypto";
import type { Db } from "../db/database.ts";
import type { Principal } from "./principal.ts";

/** A browser session ends after so long without a request. */
export const SESSION_HOURS = 12;
const HOUR_MS = 3_600_000;

/** What a client holds; only its hash is stored, so that a stolen database signs nobody in. */
const newToken = () => randomBytes(32).toString("base64url");
const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** Opens a session and answers its token. */
export async function openSession(db: Db, userId: number, now: Date): Promise<string> {
  const token = newToken();
  await db
    .insertInto("session")
    .values({
      token_hash: hashOf(token),
      user_id: userId,
      kind: "session",
      created_at: now.toISOString(),
      expires_at: expiry(now),
    })
    .execute();
  await db.deleteFrom("session").where("expires_at", "<=", now.toISOString()).execute();
  return token;
}

/** Makes a token for a program; without `expiresAt` it is good until it is removed. */
export async function createToken(
  db: Db,
  {
    userId,
    expiresAt,
    now,
  }: { readonly userId: number; readonly expiresAt: Date | null; readonly now: Date },
): Promise<string> {
  const token = `bry_${newToken()}`;
  await db
    .insertInto("session")
    .values({
      token_hash: hashOf(token),
      user_id: userId,
      kind: "token",
      created_at: now.toISOString(),
      expires_at: expiresAt?.toISOString() ?? null,
    })
    .execute();
  return token;
}

/** Who holds this token; null when it is unknown or over, or its user may no longer sign in. */
export async function findPrincipal(db: Db, token: string, now: Date): Promise<Principal | null> {
  const row = await db
    .selectFrom("session")
    .innerJoin("user_account", "user_account.id", "session.user_id")
    .select([
      "user_account.id as userId",
      "user_account.username as username",
      "user_account.role as role",
      "user_account.language as language",
      "session.kind as kind",
      "session.expires_at as expiresAt",
    ])
    .where("session.token_hash", "=", hashOf(token))
    .where("user_account.disabled_at", "is", null)
    .executeTakeFirst();
  if (!row || (row.expiresAt !== null && row.expiresAt <= now.toISOString())) {
    return null;
  }
  const { kind, expiresAt, ...principal } = row;
  if (kind === "session" && expiresAt !== null && isHalfOver(expiresAt, now)) {
    await prolong(db, token, now);
  }
  return principal;
}

export async function closeSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom("session").where("token_hash", "=", hashOf(token)).execute();
}

/** Ends the browser sessions of a user but the one with the token `keep`; tokens of programs stay. */
export async function closeSessionsOf(db: Db, userId: number, keep: string | null): Promise<void> {
  await db
    .deleteFrom("session")
    .where("user_id", "=", userId)
    .where("kind", "=", "session")
    .$if(keep !== null, (query) => query.where("token_hash", "!=", hashOf(keep ?? "")))
    .execute();
}

/** Written once in a while and not with every request. */
async function prolong(db: Db, token: string, now: Date): Promise<void> {
  await db
    .updateTable("session")
    .set({ expires_at: expiry(now) })
    .where("token_hash", "=", hashOf(token))
    .execute();
}

const expiry = (now: Date) => new Date(now.getTime() + SESSION_HOURS * HOUR_MS).toISOString();

const isHalfOver = (expiresAt: string, now: Date) =>
  Date.parse(expiresAt) - now.getTime() < (SESSION_HOURS / 2) * HOUR_MS;
