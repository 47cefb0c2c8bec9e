import { textInLanguage } from "@brygga/protocol";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { ZodError } from "zod";
import { storageProblemOf } from "../db/storage-problem.ts";
import { Problem } from "../problem.ts";
import { chooseLanguage } from "./language.ts";

const PROBLEM_JSON = "application/problem+json; charset=utf-8";

/** Turns whatever was thrown into problem details. A fault of our own goes into the log and says no more. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const problem = toProblem(error);
  if (problem.status >= 500) {
    request.log.error({ err: error, code: problem.code }, "request failed");
  }
  const { seconds } = problem.values;
  if (problem.code === "too-many-attempts" && seconds !== undefined) {
    reply.header("retry-after", String(seconds));
  }
  const details = inLanguageOf(request, problem.toDetails());
  const body =
    problem.code === "internal-error" ? { ...details, values: { requestId: request.id } } : details;
  return reply.status(problem.status).type(PROBLEM_JSON).send(body);
}

/** What an ERP, or Brygga about an ERP, says in several languages is answered in the caller's. */
function inLanguageOf(
  { headers, principal }: FastifyRequest,
  { explanation, ...details }: ReturnType<Problem["toDetails"]>,
): ReturnType<Problem["toDetails"]> {
  if (explanation === undefined) return details;
  const language = chooseLanguage(headers["accept-language"], principal ?? null);
  return { ...details, explanation: { ...explanation, user: textInLanguage(explanation.user, language) } };
}

export function answerNotFound(_request: FastifyRequest, reply: FastifyReply) {
  const problem = new Problem("not-found", { detail: "There is nothing at this path." });
  return reply.status(404).type(PROBLEM_JSON).send(problem.toDetails());
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) {
    return error;
  }
  // Thrown by Fastify before a handler runs: a body that is no JSON, too large, of another type.
  if (isFastifyError(error) && error.statusCode < 500) {
    return new Problem("invalid-request", { status: error.statusCode, detail: error.message, cause: error });
  }
  return storageProblemOf(error) ?? new Problem("internal-error", { cause: error });
}

function isFastifyError(error: unknown): error is FastifyError & { statusCode: number } {
  return error instanceof Error && !(error instanceof ZodError) && "statusCode" in error
    ? typeof error.statusCode === "number"
    : false;
}
