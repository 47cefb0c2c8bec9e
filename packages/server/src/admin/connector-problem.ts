import { textInLanguage } from "@brygga/protocol";
import type { ConnectorFailure } from "../connector-client/index.ts";
import { Problem } from "../problem.ts";
import type { Language } from "./admin-deps.ts";

/** A failed call as the answer to the request that needed it. */
export function connectorFailed(failure: ConnectorFailure, language: Language): Problem {
  return new Problem("connector-failed", {
    values: { ...failure.values, ...(failure.cause === null ? {} : { cause: failure.cause }) },
    explanation: {
      user: textInLanguage(failure.userExplanation, language),
      tech: [failure.errorCode, failure.techExplanation].filter(Boolean).join(": "),
    },
  });
}
