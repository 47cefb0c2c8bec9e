import { connectorOperations, type OperationKey } from "@brygga/protocol";
import { z } from "zod";

/** The first line of a recording. A format that older readers cannot read gets a higher version. */
export const HEADER = { brygga: "recording", version: 1 } as const;

const header = z.object({ brygga: z.literal(HEADER.brygga), version: z.literal(HEADER.version) });

const exchange = z.object({
  /** "" for the first connector behind the URL. */
  connector: z.string(),
  operation: z.string().refine((name): name is OperationKey => Object.hasOwn(connectorOperations, name)),
  request: z.record(z.string(), z.unknown()),
  outcome: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("answer"), answer: z.record(z.string(), z.unknown()) }),
    z.object({ kind: z.literal("fault"), code: z.string(), text: z.string() }),
    /** An answer that is no SOAP; its body is not kept. */
    z.object({ kind: z.literal("http"), status: z.int() }),
  ]),
});

/** One call and what came of it, as a line of a recording. Requests and answers have the members of the protocol. */
export type Exchange = z.infer<typeof exchange>;

/** JSON in one spelling: members in the order of their names, so that the same traffic gives the same file. */
export const canonicalJson = (content: unknown): string => JSON.stringify(content, sorted);

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/**
 * Reads a recording.
 *
 * @param file named in errors
 * @throws Error that says which line cannot be read
 */
export function parseRecording(content: string, file: string): Exchange[] {
  const [first = "", ...rest] = content.split("\n").filter((line) => line.trim() !== "");
  if (!header.safeParse(jsonOrNull(first)).success) {
    throw new Error(
      `${file} is not a recording of this version: its first line must be ${JSON.stringify(HEADER)}`,
    );
  }
  return rest.map((line, index) => parseExchange(line, `${file}, line ${index + 2}`));
}

function parseExchange(line: string, where: string): Exchange {
  const parsed = exchange.safeParse(jsonOrNull(line));
  if (!parsed.success) throw new Error(`${where}: ${z.prettifyError(parsed.error)}`);
  const { operation, outcome, request } = parsed.data;
  const { request: requestSchema, response } = connectorOperations[operation];
  const checks = [
    requestSchema.safeParse(request),
    outcome.kind === "answer" && response.safeParse(outcome.answer),
  ];
  for (const check of checks) {
    if (check !== false && !check.success)
      throw new Error(`${where}, ${operation}: ${z.prettifyError(check.error)}`);
  }
  return parsed.data;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
