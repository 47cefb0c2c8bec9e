import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FIELD_ACCESS, FIELD_TYPES, RESPONSE_STATES } from "@brygga/protocol";
import type { InstalledClient } from "./find-clients.ts";
import type { ForeignClient } from "./foreign-client.ts";
import { openProcessClient } from "./open-process-client.ts";

/** Debian's names of what the client needs. */
export const MONO_PACKAGES = "mono-mcs libmono-system-servicemodel4.0a-cil";

/** Compiles the client with Mono; undefined where there is no Mono, or none with WCF. */
export function compileWcfClient(): InstalledClient | undefined {
  const source = fileURLToPath(new URL("./clients/wcf-client.cs", import.meta.url));
  const script = join(mkdtempSync(join(tmpdir(), "brygga-wcf-")), "wcf-client.exe");
  const libraries = ["System.ServiceModel", "System.Runtime.Serialization", "System.Core"];
  const references = libraries.map((library) => `-r:${library}`);
  const compiled = spawnSync("mcs", [`-out:${script}`, ...references, source], { encoding: "utf8" });
  return compiled.status === 0 ? { program: "mono", script } : undefined;
}

/** Starts the client. It has its contract compiled in, so of the WSDL's URL only the address counts. */
export async function openWcfClient(client: InstalledClient, wsdlUrl: string): Promise<ForeignClient> {
  const address = new URL(wsdlUrl);
  for (const name of ["wsdl", "singleWsdl"]) address.searchParams.delete(name);
  const opened = await openProcessClient(client, address.href);
  return {
    ...opened,
    call: async (operation, request) => {
      const outcome = await opened.call(operation, request === null ? null : withPlainArrays(request));
      return "result" in outcome ? { result: withNames(outcome.result) } : outcome;
    },
  };
}

const ITEM_NAMES = new Set(["string", "KeyValueOfstringstring", "ErpActorWS", "SearchRestrictionInfoWS"]);

/** Data contracts hold arrays as they are, where a WSDL has an object with the name of the items. */
function withPlainArrays(value: object): object {
  if (Array.isArray(value)) return value.map(plainMember);
  const [first, ...rest] = Object.entries(value);
  if (first !== undefined && rest.length === 0 && ITEM_NAMES.has(first[0])) return withPlainArrays(first[1]);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plainMember(member)]));
}

const plainMember = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? withPlainArrays(value) : value;

const ENUMERATIONS: Readonly<Record<string, readonly string[]>> = {
  State: RESPONSE_STATES,
  Access: FIELD_ACCESS,
  FieldType: FIELD_TYPES,
};

/** Enumerations as names: the program's JSON has their numbers. */
function withNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNames);
  if (typeof value !== "object" || value === null) return value;
  const named = Object.entries(value).map(([name, member]) => [
    name,
    typeof member === "number" ? (ENUMERATIONS[name]?.[member] ?? member) : withNames(member),
  ]);
  return Object.fromEntries(named);
}
