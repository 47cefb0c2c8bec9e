import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { ZodError } from "zod";
import { Problem } from "../problem.ts";

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
  const details = problem.toDetails();
  const body =
    problem.code === "internal-error" ? { ...details, values: { requestId: request.id } } : details;
  return reply.status(problem.status).type(PROBLEM_JSON).send(body);
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
  return new Problem("internal-error", { cause: error });
}

function isFastifyError(error: unknown): error is FastifyError & { statusCode: number } {
  return error instanceof Error && !(error instanceof ZodError) && "statusCode" in error
    ? typeof error.statusCode === "number"
    : false;
}
