import { z } from "zod";

/** How a call to a connector ended, whatever went wrong, in one shape. */
export const connectorAnswer = z.object({
  ok: z.boolean(),
  state: z.string().describe("Ok, OkWithInfo, Warning, Error, or a name unknown to us."),
  explanation: z
    .string()
    .describe(
      "In the words of the connector, in the caller's language where it speaks several; else Brygga's own.",
    ),
  details: z.string().describe("English, technical; empty where there is none."),
  /**
   * What went wrong on the way, where the connector itself did not answer: the browser has a text for each.
   */
  cause: z
    .enum([
      "refused",
      "name-not-found",
      "timeout",
      "certificate",
      "http-status",
      "not-found",
      "not-soap",
      "no-such-operation",
      "fault",
      "malformed",
      "too-large",
      "hostile",
      "egress-denied",
      "unsupported-url",
      "connection-lost",
      "unsendable",
      "plugin-not-found",
      "plugin-failed",
      "app-not-found",
      "app-refused",
    ])
    .nullable(),
  values: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .default({})
    .describe("Fill the text of the cause: host, port, status, seconds…"),
});
export type ConnectorAnswer = z.infer<typeof connectorAnswer>;
