import type { SessionUser, User, UserGroup } from "@brygga/api-contract";
import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { LoginAttempts } from "./login-attempts.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import type { Principal } from "./principal.ts";
import { closeSession, findPrincipal, openSession } from "./sessions.ts";
import { findUser, listGroups, listUsers, readSessionUser } from "./users.ts";

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Where the request came from. */
  readonly address: string;
}

export interface AuthService {
  /** Throws the Problem `wrong-credentials` or `too-many-attempts`. */
  signIn(credentials: Credentials): Promise<{ readonly token: string; readonly user: SessionUser }>;
  signOut(token: string): Promise<void>;
  /** Who holds a session or API token; null when it is not, or no longer, valid. */
  principalOf(token: string): Promise<Principal | null>;
  sessionUser(userId: number): Promise<SessionUser>;
  users(): Promise<User[]>;
  groups(): Promise<UserGroup[]>;
}

export interface AuthDeps {
  readonly db: Db;
  readonly now: () => Date;
}

export function createAuthService({ db, now }: AuthDeps): AuthService {
  const attempts = new LoginAttempts();
  return {
    signIn: (credentials) => signIn({ db, now, attempts }, credentials),
    signOut: (token) => closeSession(db, token),
    principalOf: (token) => findPrincipal(db, token, now()),
    sessionUser: (userId) => readSessionUser(db, userId),
    users: () => listUsers(db),
    groups: () => listGroups(db),
  };
}

interface SignInDeps extends AuthDeps {
  readonly attempts: LoginAttempts;
}

async function signIn({ db, now, attempts }: SignInDeps, { username, password, address }: Credentials) {
  const seconds = attempts.secondsToWait(username, address, now());
  if (seconds > 0) {
    throw new Problem("too-many-attempts", { values: { seconds } });
  }
  attempts.begin(username, address, now());
  const user = await findUser(db, username);
  const matches = await verifyPassword(password, user?.password_hash ?? (await nobodysHash()));
  if (!user || !matches || user.disabled_at !== null) {
    throw new Problem("wrong-credentials");
  }
  attempts.succeeded(username, address);
  return { token: await openSession(db, user.id, now()), user: await readSessionUser(db, user.id) };
}

let nobody: Promise<string> | undefined;

/** An unknown name costs as much time as a wrong password, so that names cannot be found out. */
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword("nobody has this password");
  return nobody;
}
