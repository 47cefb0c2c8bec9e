import { createHash } from "node:crypto";
import { WCF_DIALECT } from "./soap/dialect.ts";
import { MESSAGES, soapActionOf } from "./soap/message.ts";
import type { Plan } from "./soap/plan.ts";

/**
 * A short digest of everything that decides what travels: operations, members, their wire names, order and
 * forms, and the default dialect. Used by the test that asks for a new {@link PROTOCOL_VERSION}.
 */
export function fingerprint(): string {
  const description = MESSAGES.map(({ key, element, request, response }) => [
    element,
    soapActionOf(key, WCF_DIALECT),
    describePlan(request),
    describePlan(response),
  ]);
  return createHash("sha256")
    .update(JSON.stringify([WCF_DIALECT, description]))
    .digest("hex")
    .slice(0, 8);
}

function describePlan(plan: Plan): unknown {
  switch (plan.kind) {
    case "record":
      return [
        plan.typeName,
        plan.baseType,
        plan.members.map(({ key, wireName, nullable, plan: member }) => [
          key,
          wireName,
          nullable,
          describePlan(member),
        ]),
      ];
    case "records":
      return [plan.kind, describePlan(plan.record)];
    case "text":
      return [plan.kind, plan.enumeration];
    default:
      return plan.kind;
  }
}
