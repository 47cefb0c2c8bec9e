import type { ProblemCode, ProblemDetails } from "@brygga/api-contract";

/** Codes that only the browser knows: no answer came, or one that it does not understand. */
export const BROWSER_PROBLEM_CODES = ["server-unreachable", "unexpected-reply"] as const;
export type BrowserProblemCode = (typeof BROWSER_PROBLEM_CODES)[number];

/** Thrown when a call to the API did not succeed, whatever the reason. */
export class ApiError extends Error {
  readonly problem: ProblemDetails;

  constructor(problem: ProblemDetails, cause?: unknown) {
    super(`${problem.code}: ${problem.title}`, { cause });
    this.name = "ApiError";
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }
}

/** Whether an error is the API's problem with this code. */
export const hasCode = (error: unknown, code: ProblemCode | BrowserProblemCode): error is ApiError =>
  error instanceof ApiError && error.code === code;

/** A problem that the browser finds, in the shape of those that the server tells of. */
export const browserProblem = (
  code: BrowserProblemCode | "not-signed-in",
  status: number,
  cause?: unknown,
): ApiError =>
  new ApiError({ type: "about:blank", title: code, status, code, detail: String(cause ?? "") }, cause);
