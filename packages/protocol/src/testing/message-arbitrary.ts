import fc from "fast-check";
import type { MessageKey, RequestMessage, ResponseMessage } from "../soap/message.ts";
import { messageOf } from "../soap/message.ts";
import type { MemberPlan, Plan, RecordPlan } from "../soap/plan.ts";

/**
 * Any text that can be sent: every code point, also those that XML forbids. Half a surrogate pair is
 * left out, because it arrives as U+FFFD by design, and U+0000, because requests refuse it.
 */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: "binary" }),
    fc.string(),
    fc.constantFrom(
      "\r\n",
      "\u0001",
      "]]>",
      "&#x1;",
      "<![CDATA[x]]>",
      "__proto__",
      "constructor",
      " \t ",
      "\uFFFE",
      "\u2028\u0085",
    ),
  )
  .map((text) => text.toWellFormed().replaceAll("\u0000", ""));

export const anyRequest = <K extends MessageKey>(key: K): fc.Arbitrary<RequestMessage<K>> =>
  // Made from the plan of the request's schema.
  recordArbitrary(messageOf(key).request) as unknown as fc.Arbitrary<RequestMessage<K>>;

export const anyResponse = <K extends MessageKey>(key: K): fc.Arbitrary<ResponseMessage<K>> =>
  recordArbitrary(messageOf(key).response) as unknown as fc.Arbitrary<ResponseMessage<K>>;

function recordArbitrary(plan: RecordPlan): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(plan.members.map((member) => [member.key, memberArbitrary(member)])));
}

function memberArbitrary({ key, nullable, plan }: MemberPlan): fc.Arbitrary<unknown> {
  if (key === "connectionGuid") return fc.uuid();
  const value = valueArbitrary(plan);
  return nullable ? fc.option(value) : value;
}

function valueArbitrary(plan: Plan): fc.Arbitrary<unknown> {
  switch (plan.kind) {
    case "text":
      return plan.enumeration === null
        ? anyText
        : fc.constantFrom(...plan.enumeration.values, "", "Unheard-of");
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer();
    case "texts":
      return fc.array(anyText, { maxLength: 5 });
    case "dictionary":
      return fc.dictionary(anyText, anyText, { maxKeys: 6 });
    case "records":
      return fc.array(recordArbitrary(plan.record), { maxLength: 4 });
    case "record":
      return recordArbitrary(plan);
  }
}
