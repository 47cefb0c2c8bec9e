import { ConnectorError } from "@brygga/connector-sdk";
import { UnwritableActor } from "./actor-writer.ts";
import { TableProblem } from "./table/table-problem.ts";
import { WorkbookProblem } from "./workbook/workbook-problem.ts";

/** `open-elsewhere` is answered as `WORKBOOK_OPEN_ELSEWHERE`. */
const errorCode = (code: string): string => `WORKBOOK_${code.replaceAll("-", "_").toUpperCase()}`;

/** The answer that a problem of the workbook comes to; anything else stays what it is. */
function asAnswer(error: unknown): unknown {
  if (error instanceof WorkbookProblem || error instanceof TableProblem) {
    const techExplanation =
      error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
    const { explanation: userExplanation, code } = error;
    return new ConnectorError({ userExplanation, techExplanation, errorCode: errorCode(code), cause: error });
  }
  if (error instanceof UnwritableActor) {
    return new ConnectorError({
      userExplanation: error.explanation,
      errorCode: "INVALID_VALUE",
      cause: error,
    });
  }
  return error;
}

/** Runs an operation and turns what is wrong with the workbook into a clear answer. */
export async function answering<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    throw asAnswer(error);
  }
}
