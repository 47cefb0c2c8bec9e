import type { LanguageCode, SessionUser } from "@brygga/api-contract";
import type { Db } from "../db/database.ts";
import { Problem } from "../problem.ts";
import { LoginAttempts } from "./login-attempts.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import type { Principal } from "./principal.ts";
import { closeSession, findPrincipal, openSession } from "./sessions.ts";
import { setPassword } from "./user-administration.ts";
import { findUser, readSessionUser } from "./users.ts";

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
  chooseLanguage(userId: number, language: LanguageCode | null): Promise<SessionUser>;
  /** Throws the Problem `wrong-password` or `too-many-attempts`. Ends the user's other sessions. */
  changePassword(change: PasswordChange): Promise<void>;
}

export interface PasswordChange {
  readonly principal: Principal;
  readonly present: string;
  readonly password: string;
  readonly address: string;
  /** Of the session that goes on. */
  readonly token: string | null;
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
    chooseLanguage: async (userId, language) => {
      await db.updateTable("user_account").set({ language }).where("id", "=", userId).execute();
      return await readSessionUser(db, userId);
    },
    changePassword: (change) => changePassword({ db, now, attempts }, change),
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

async function changePassword({ db, now, attempts }: SignInDeps, change: PasswordChange): Promise<void> {
  const { principal, present, password, address, token } = change;
  const seconds = attempts.secondsToWait(principal.username, address, now());
  if (seconds > 0) throw new Problem("too-many-attempts", { values: { seconds } });
  attempts.begin(principal.username, address, now());
  const user = await findUser(db, principal.username);
  if (!user || !(await verifyPassword(present, user.password_hash))) throw new Problem("wrong-password");
  attempts.succeeded(principal.username, address);
  await setPassword(db, { id: principal.userId, password, keep: token });
}

let nobody: Promise<string> | undefined;

/** An unknown name costs as much time as a wrong password, so that names cannot be found out. */
function nobodysHash(): Promise<string> {
  nobody ??= hashPassword("nobody has this password");
  return nobody;
}
