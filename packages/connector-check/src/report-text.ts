import { styleText } from "node:util";
import type { CapabilityProfile, CheckEvidence, CheckReport, RuleFinding } from "@brygga/api-contract";
import { profileLines } from "./profile-lines.ts";

export interface ReportStyle {
  /** Whether to write colours, as for a terminal. */
  readonly colours: boolean;
  /** Whether to show the calls of rules that passed, too. */
  readonly verbose: boolean;
}

type Paint = (format: "bold" | "dim" | "green" | "red" | "yellow", text: string) => string;

/** The report for people, rule by rule. */
export function reportText(report: CheckReport, { colours, verbose }: ReportStyle): string {
  const paint: Paint = (format, text) =>
    colours ? styleText(format, text, { validateStream: false }) : text;
  const groups = report.groups.flatMap(({ title, rules }) => [
    "",
    paint("bold", title),
    ...linesOfRules(rules, { paint, verbose }),
  ]);
  return [
    `${report.url}, examined ${report.startedAt.slice(0, 16).replace("T", " ")} UTC in ${seconds(report.ms)} s.`,
    "The connector …",
    ...groups,
    ...linesOfProfile(report.profile, paint),
    ...leftBehind(report.leftBehind, paint),
    "",
    summaryOf(report, paint),
    "",
  ].join("\n");
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);

interface RuleStyle {
  readonly paint: Paint;
  readonly verbose: boolean;
}

/** A group that was left out as a whole is one line. */
function linesOfRules(rules: readonly RuleFinding[], style: RuleStyle): string[] {
  const reasons = new Set(rules.map(({ outcome, reason }) => (outcome === "not-tested" ? reason : null)));
  const [reason = null] = reasons;
  if (reasons.size > 1 || reason === null || rules.length < 2)
    return rules.flatMap((rule) => linesOfRule(rule, style));
  const { paint } = style;
  return [`  ${paint("yellow", "  -")}   ${paint("dim", `${rules.length} rules not tested: ${reason}`)}`];
}

const MARGIN = " ".repeat(8);

function linesOfRule(rule: RuleFinding, { paint, verbose }: RuleStyle): string[] {
  const { id, sentence, outcome, reason } = rule;
  if (outcome === "not-tested") {
    return [`  ${paint("yellow", "  -")}   ${sentence}`, `${MARGIN}${paint("dim", `not tested: ${reason}`)}`];
  }
  if (outcome === "passed") {
    const evidence = verbose ? linesOfEvidence(rule, { paint, shown: 3 }) : [];
    return [`  ${paint("green", "pass")}  ${sentence}`, ...evidence];
  }
  return [
    `  ${paint("red", "FAIL")}  ${sentence} ${paint("dim", `(${id})`)}`,
    ...reason.split("\n").map((line) => `${MARGIN}${paint("red", line)}`),
    ...linesOfEvidence(rule, { paint, shown: 2 }),
  ];
}

/** The last calls: it is they that the verdict was given upon. */
function linesOfEvidence(
  { evidence, calls }: RuleFinding,
  { paint, shown }: { readonly paint: Paint; readonly shown: number },
): string[] {
  const last = evidence.slice(-shown);
  const before = calls - last.length;
  const heading =
    before > 0
      ? [`${MARGIN}${paint("dim", `after ${before} other ${before === 1 ? "call" : "calls"}:`)}`]
      : [];
  return [
    ...heading,
    ...last.flatMap((call) => linesOfCall(call).map((line) => `${MARGIN}${paint("dim", line)}`)),
  ];
}

const linesOfCall = ({ operation, sent, came, ms, reused }: CheckEvidence): string[] => [
  `sent ${operation} ${sent}`.trimEnd(),
  `came ${came} (${reused ? "asked before" : `${ms} ms`})`,
];

function linesOfProfile(profile: CapabilityProfile | null, paint: Paint): string[] {
  if (profile === null) return [];
  const lines = profileLines(profile);
  const width = Math.max(...lines.map(([name]) => name.length));
  return [
    "",
    paint("bold", "Capability profile"),
    ...lines.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
  ];
}

const leftBehind = (sentences: readonly string[], paint: Paint): string[] =>
  sentences.length === 0
    ? []
    : ["", paint("bold", "Left behind"), ...sentences.map((sentence) => `  ${sentence}`)];

function summaryOf({ groups }: CheckReport, paint: Paint): string {
  const outcomes = groups.flatMap(({ rules }) => rules.map(({ outcome }) => outcome));
  const count = (wanted: RuleFinding["outcome"]): number => outcomes.filter((each) => each === wanted).length;
  const text = `${count("passed")} passed, ${count("failed")} failed, ${count("not-tested")} not tested.`;
  return paint(count("failed") > 0 ? "red" : "green", text);
}
