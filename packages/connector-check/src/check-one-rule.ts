import { AssertionError } from "node:assert";
import type { RuleFinding } from "@brygga/api-contract";
import { NotTested } from "@brygga/connector-sdk/contract";
import type { CheckContext, CheckRule } from "./check-rule.ts";
import { ServiceFailure } from "./service-failure.ts";
import { shortened } from "./words-of-call.ts";

type Verdict = Pick<RuleFinding, "outcome" | "reason">;

const PASSED: Verdict = { outcome: "passed", reason: "" };

/** @param obstacle why it cannot be checked at all; null when it can */
export async function checkOneRule(
  rule: CheckRule,
  context: CheckContext,
  obstacle: string | null,
): Promise<RuleFinding> {
  const { id, sentence } = rule;
  const { log } = context;
  log.begin();
  const { outcome, reason } =
    obstacle === null
      ? await verdictOf(rule, context)
      : ({ outcome: "not-tested", reason: obstacle } as const);
  return { id, sentence, outcome, reason: log.redacted(reason), ...log.evidence() };
}

async function verdictOf(rule: CheckRule, context: CheckContext): Promise<Verdict> {
  const first = await tryOnce(rule, context);
  if (first.outcome !== "failed" || first.isFinal) return first;
  // People go on working in the ERP: what was read a moment ago may have changed between two questions.
  context.log.forget();
  context.log.begin();
  return tryOnce(rule, context);
}

type Attempt = Verdict & { readonly isFinal?: boolean };

async function tryOnce(rule: CheckRule, context: CheckContext): Promise<Attempt> {
  try {
    await rule.check(context);
    return PASSED;
  } catch (error) {
    if (error instanceof NotTested) return { outcome: "not-tested", reason: error.message };
    if (isAbort(error)) return { outcome: "not-tested", reason: "the examination was ended before" };
    const isFinal = error instanceof ServiceFailure || rule.needs === "creating" || rule.needs === "changing";
    return { outcome: "failed", reason: wordsOfFailure(error), isFinal };
  }
}

const isAbort = (error: unknown): boolean =>
  error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError");

function wordsOfFailure(error: unknown): string {
  if (!(error instanceof AssertionError)) return error instanceof Error ? error.message : String(error);
  const compares = /deepStrictEqual|strictEqual|deepEqual|notStrictEqual/.test(error.operator ?? "");
  const hasOwnWords = !/^Expected /.test(error.message);
  // Node.js appends what differs; that is said below in one line.
  const words = hasOwnWords
    ? error.message.replace(/\n\+ actual - expected[\s\S]*$/, "")
    : "not what was expected";
  return compares ? `${words}: expected ${inWords(error.expected)}, came ${inWords(error.actual)}` : words;
}

const inWords = (value: unknown): string => shortened(JSON.stringify(value) ?? "nothing", 600);
