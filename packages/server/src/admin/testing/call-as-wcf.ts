import { decodeResponse, encodeRequest, type OperationKey, operations } from "@brygga/protocol";

/**
 * Passes a request that a test double has read on to a connector that speaks as WCF does.
 *
 * @param request by the contract's names on the wire (`ErpKeys`)
 */
export async function callAsWcf(
  target: string,
  operation: string,
  request: Readonly<Record<string, unknown>>,
): Promise<object> {
  const key = keyOf(operation);
  const { body, soapAction } = encodeRequest(key, inCamelCase(request) as never);
  const answered = await fetch(target, {
    method: "POST",
    headers: { "content-type": "text/xml; charset=utf-8", soapaction: `"${soapAction}"` },
    body,
  });
  const decoded = decodeResponse(key, await answered.text());
  if (decoded.kind === "fault") throw new Error(decoded.fault.string);
  return decoded.response;
}

function keyOf(operation: string): OperationKey {
  const key = Object.keys(operations).find(
    (each): each is OperationKey => each.toLowerCase() === operation.toLowerCase(),
  );
  if (key === undefined) throw new Error(`no operation ${operation}`);
  return key;
}

/** Members as the contract's schemas name them; names of fields in dictionaries stay. */
function inCamelCase(value: unknown, isDictionary = false): unknown {
  if (Array.isArray(value)) return value.map((each) => inCamelCase(each));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, each]) => {
    const isInner = name === "ConnectionInfo" || name === "FieldValues";
    return [isDictionary ? name : name[0]?.toLowerCase() + name.slice(1), inCamelCase(each, isInner)];
  });
  return Object.fromEntries(entries);
}
