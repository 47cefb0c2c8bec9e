import { z } from "zod";
import { connectorResult } from "./carriers/connector-result.ts";

/** The connection id that stands for "no connection yet" while one is being set up. */
export const EMPTY_CONNECTION_ID = "00000000-0000-0000-0000-000000000000";

/** The connection's GUID as Brygga made it; accepted with or without braces, in any case. */
export const connectionGuid = z.string();

/**
 * One call of the contract: request members, and the members that its answer carries beside those of every
 * answer. Both codecs (SOAP, JSON), the WSDL and the fingerprint are derived from this one description.
 */
export interface Operation<
  Name extends string = string,
  Request extends z.ZodRawShape = z.ZodRawShape,
  Payload extends z.ZodRawShape = z.ZodRawShape,
> {
  readonly name: Name;
  readonly request: z.ZodObject<Request>;
  /** Result members only; a list that was nil or missing on the wire is null. */
  readonly payload: z.ZodObject<Payload>;
  /** Every member of the answer: those of {@link connectorResult}, then the payload. */
  readonly response: z.ZodObject<typeof connectorResult.shape & Payload>;
}

export function operation<
  const Name extends string,
  Request extends z.ZodRawShape,
  Payload extends z.ZodRawShape,
>(
  name: Name,
  members: { request: Request; requestWireName: string; payload: Payload; responseWireName: string },
): Operation<Name, Request, Payload> {
  return {
    name,
    request: z.object(members.request).meta({ wireName: members.requestWireName }),
    payload: z.object(members.payload),
    response: connectorResult.extend(members.payload).meta({ wireName: members.responseWireName }),
  };
}
