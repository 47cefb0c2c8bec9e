import type { EntryCode, ProblemDetails } from "@brygga/api-contract";
import { ApiError } from "../api/api-error.ts";
import { type Translate, textOf } from "../i18n/use-texts.ts";
import { entryText } from "./entry-text.ts";

type ProblemEntry = NonNullable<ProblemDetails["errors"]>[number];

export interface ErrorDescription {
  /** What happened. */
  title: string;
  /** What to do about it. */
  advice: string;
  /** What an external system said, in the user's language where it has it; "" where it said nothing. */
  explanation: string;
  /** Technical, for the one who helps; "" where there is nothing. */
  details: string;
  /** What is wrong with single members of the request. */
  errors: readonly string[];
}

/** Says in the user's language what an error means and what to do. */
export function describeError(t: Translate, error: unknown): ErrorDescription {
  if (!(error instanceof ApiError)) {
    const details = error instanceof Error ? error.message : String(error);
    return { ...textsOf(t, "unknown", {}), explanation: "", details, errors: [] };
  }
  const { code, values = {}, explanation, errors = [], detail = "" } = error.problem;
  const known = textOf(t, `errors:${code}.title`) !== "";
  return {
    ...textsOf(t, known ? code : "unknown", values),
    explanation: explanation?.user ?? "",
    details: [explanation?.tech ?? "", known ? "" : `${code} ${detail}`].join("\n").trim(),
    errors: errors.map((entry) => describeEntry(t, code, entry)),
  };
}

/** Rules of the administration come in the user's language; what a form or schema refuses comes as a code. */
function describeEntry(t: Translate, problemCode: string, { path, code, message }: ProblemEntry): string {
  const text = problemCode === "invalid-request" ? entryText(t, code) : "";
  if (text === "") return message;
  return NAMES_ITS_MEMBER.has(code) ? text : `${path}: ${text}`;
}

/** Their texts say what they are about; the member's technical name would only be in the way. */
const NAMES_ITS_MEMBER: ReadonlySet<string> = new Set<EntryCode>([
  "invalid-url",
  "invalid-certificate",
  "invalid-public-key",
]);

const textsOf = (t: Translate, code: string, values: Record<string, string | number>) => ({
  title: textOf(t, `errors:${code}.title`, values),
  advice: textOf(t, `errors:${code}.advice`, values),
});
