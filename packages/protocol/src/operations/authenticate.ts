import { z } from "zod";

/**
 * Mutual authentication of `app://` connectors. It belongs to a contract of its own
 * (IIntegrationServiceConnectorAuth at the same URL), and its answer does not carry the members that every
 * other answer carries.
 */
export const authenticate = {
  name: "Authenticate",
  request: z.object({ signedToken: z.string() }).meta({ wireName: "AuthenticationRequest" }),
  response: z
    .object({ reason: z.string(), signedApplicationToken: z.string(), succeeded: z.boolean() })
    .meta({ wireName: "AuthenticationResponse" }),
} as const;
