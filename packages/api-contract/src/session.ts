import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { LANGUAGES } from "./languages.ts";

export const ROLES = ["administrator", "user"] as const;

export const sessionUser = z.object({
  id: z.int(),
  username: z.string(),
  displayName: z.string(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES).nullable(),
});
export type SessionUser = z.infer<typeof sessionUser>;

export const createSession = endpoint("POST", "/session", {
  summary: "Sign in; answers a token and sets the session cookie",
  access: "public",
  body: z.object({ username: z.string().min(1).max(200), password: z.string().min(1).max(1000) }),
  reply: z.object({ token: z.string(), user: sessionUser }),
  problems: ["wrong-credentials", "too-many-attempts"],
});

export const getSession = endpoint("GET", "/session", {
  summary: "Who is signed in; null for nobody, which is no error here",
  access: "public",
  reply: z.object({ user: sessionUser.nullable() }),
});

export const deleteSession = endpoint("DELETE", "/session", { summary: "Sign out", access: "user" });

export const getMe = endpoint("GET", "/me", {
  summary: "The signed-in user",
  access: "user",
  reply: sessionUser,
});

export const patchMe = endpoint("PATCH", "/me", {
  summary: "Change what the signed-in user decides: the language of the texts, null for the browser's",
  access: "user",
  body: z.object({ language: z.enum(LANGUAGES).nullable() }),
  reply: sessionUser,
});

/** Characters; the server takes no shorter one. */
export const MIN_PASSWORD_LENGTH = 8;
export const newPassword = z.string().min(MIN_PASSWORD_LENGTH).max(1000);

export const changeMyPassword = endpoint("POST", "/me/password", {
  summary: "Change the password of the signed-in user; ends the user's other sessions",
  access: "user",
  body: z.object({ present: z.string().max(1000), password: newPassword }),
  problems: ["wrong-password", "too-many-attempts"],
});
