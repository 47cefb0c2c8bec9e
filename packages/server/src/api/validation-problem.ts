import type { z } from "zod";
import { Problem, type ProblemEntry } from "../problem.ts";

/** What a schema found wrong, as the problem `invalid-request` with an entry for each member. */
export function toProblem(error: z.ZodError, under = ""): Problem {
  return new Problem("invalid-request", { errors: error.issues.map((issue) => toEntry(issue, under)) });
}

function toEntry(issue: z.core.$ZodIssue, under: string): ProblemEntry {
  const path = [under, ...issue.path.map(String)].filter((part) => part !== "").join(".");
  return { path, code: issue.code.replaceAll("_", "-"), message: issue.message };
}
