import { randomUUID } from "node:crypto";
import type { CapabilityProfile, CheckReport } from "@brygga/api-contract";
import { ALL_GROUPS } from "./all-rules.ts";
import { checkOneRule } from "./check-one-rule.ts";
import type { CheckOptions } from "./check-options.ts";
import type { CheckContext, CheckRule } from "./check-rule.ts";
import { type Examination, openExamination } from "./examination.ts";
import { profileOf } from "./profile/profile-of.ts";

/**
 * Examines a connector by every rule of the contract, under a connection of its own that is deleted at the end.
 * Reads only, unless it is allowed to create or to change actors.
 */
export async function checkConnector(options: CheckOptions): Promise<CheckReport> {
  const { service, now = () => new Date() } = options;
  const startedAt = now();
  const examination = await openExamination(options, randomUUID());
  let groups: CheckReport["groups"] = [];
  let profile: CapabilityProfile | null = null;
  let leftBehind: string[] = [];
  try {
    groups = await findingsOf(examination);
    profile = examination.isAnswering ? await profileOf(examination, { groups, checkedAt: now() }) : null;
  } finally {
    leftBehind = await examination.close();
  }
  const ms = now().getTime() - startedAt.getTime();
  return { url: service.url, startedAt: startedAt.toISOString(), ms, groups, profile, leftBehind };
}

async function findingsOf(examination: Examination): Promise<CheckReport["groups"]> {
  const groups: CheckReport["groups"] = [];
  for (const { id, title, rules } of ALL_GROUPS) {
    const findings = [];
    for (const rule of rules) {
      const finding = await checkOneRule(rule, contextOf(examination), obstacleTo(rule, examination));
      findings.push(finding);
      // A rule about forgetting may have ended in the middle; the others are not to suffer from it.
      if (finding.outcome === "failed" && id === "connection") await examination.reconnect();
    }
    groups.push({ id, title, rules: findings });
  }
  return groups;
}

const contextOf = ({ contract, service, log }: Examination): CheckContext => ({ contract, service, log });

/** The first rule asks whether there is a service at all; only where there is, the others say anything. */
const FIRST_RULE = "service-answers";

function obstacleTo({ id, needs }: CheckRule, examination: Examination): string | null {
  const { isAnswering, connectionObstacle, mayCreate, mayChange } = examination;
  if (id === FIRST_RULE) return null;
  if (!isAnswering) return "nothing that speaks the contract answers at this address";
  if (needs === "nothing") return null;
  // Which configuration is refused, and how, is told by the rules about it.
  if (connectionObstacle !== null && !(id === "config-accepted" && examination.hasConfig))
    return connectionObstacle;
  if (needs === "creating" && !mayCreate) return "creating actors was not allowed";
  return needs === "changing" && !mayChange ? "changing actors was not allowed" : null;
}
