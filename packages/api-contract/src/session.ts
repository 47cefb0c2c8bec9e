import { z } from "zod";
import { endpoint } from "./endpoint.ts";

export const ROLES = ["administrator", "user"] as const;
export const LANGUAGES = ["en", "sv"] as const;

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

export const deleteSession = endpoint("DELETE", "/session", { summary: "Sign out", access: "user" });

export const getMe = endpoint("GET", "/me", {
  summary: "The signed-in user",
  access: "user",
  reply: sessionUser,
});
