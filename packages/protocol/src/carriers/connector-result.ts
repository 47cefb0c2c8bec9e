import { z } from "zod";

/** The four states of an answer. An unknown name from the field is kept as it came. */
export const RESPONSE_STATES = ["Ok", "OkWithInfo", "Warning", "Error"] as const;
export type ResponseState = (typeof RESPONSE_STATES)[number] | (string & {});

/**
 * What every answer of a connector carries. `isOk` decides whether the call succeeded; `state` only refines
 * it, because connectors in the field often set nothing but IsOk.
 */
export const connectorResult = z
  .object({
    errorCode: z.string(),
    isOk: z.boolean(),
    /** "" when the connector sent no State. */
    state: z.string().meta({ wireType: "ResponseStateWS", wireValues: RESPONSE_STATES }),
    /** English, for the log. */
    techExplanation: z.string(),
    /** For the user, possibly multi-language text. */
    userExplanation: z.string(),
  })
  .meta({ wireName: "ConnectorResultBaseWS" });
export type ConnectorResult = z.infer<typeof connectorResult>;
