import { createClientAsync } from "soap";
import type { ForeignClient, Outcome } from "./foreign-client.ts";

type Method = (request: object) => Promise<readonly [Record<string, unknown>, ...unknown[]]>;

/** The client of the npm package `soap`. */
export async function openNodeSoap(wsdlUrl: string): Promise<ForeignClient> {
  // It trims what it reads unless it is told not to.
  const client = await createClientAsync(wsdlUrl, { preserveWhitespace: true });
  const services: object[] = Object.values(client.describe());
  return {
    operations: services.flatMap((ports) =>
      Object.values(ports).flatMap((port: object) => Object.keys(port)),
    ),
    call: (operation, request) => {
      const method: Method = client[`${operation}Async`];
      return outcomeOf(operation, () => method(request === null ? {} : { request }));
    },
    close: async () => {},
  };
}

async function outcomeOf(operation: string, call: () => ReturnType<Method>): Promise<Outcome> {
  try {
    const [answer] = await call();
    return { result: answer[`${operation}Result`] };
  } catch (error) {
    const fault = faultOf(error);
    return fault === null ? { problem: String(error) } : { fault };
  }
}

/** The fault that the client read, which it hangs onto the error that it throws. */
function faultOf(error: unknown): { code: string; text: string } | null {
  const fault = memberOf(memberOf(memberOf(memberOf(error, "root"), "Envelope"), "Body"), "Fault");
  if (fault === undefined) return null;
  const words = memberOf(fault, "faultstring");
  return { code: String(memberOf(fault, "faultcode")), text: String(memberOf(words, "$value") ?? words) };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
