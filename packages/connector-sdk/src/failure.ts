import type { OperationKey } from "@brygga/protocol";
import { z } from "zod";
import { ConnectorError } from "./connector-error.ts";

/** A failure that the author of a connector did not foresee, for the service's own log. */
export interface UnexpectedFailure {
  readonly connectorName: string;
  readonly operation: OperationKey;
  readonly error: unknown;
}

/** Writes the failure with its stack to stderr, where the keeper of the service finds it. */
export function reportToStderr({ connectorName, operation, error }: UnexpectedFailure): void {
  console.error(`connector ${connectorName}: ${operation} failed`, error);
}

/**
 * What the caller is told of a failure. A ConnectorError speaks for itself; anything else gets general words
 * for the user and its message, without the stack, for the log.
 */
export function explained(failure: UnexpectedFailure): ConnectorError {
  const { connectorName, error } = failure;
  if (error instanceof ConnectorError) return error;
  return new ConnectorError({
    userExplanation: {
      US: `The Sync Connector “${connectorName}” met a problem that it does not know how to handle. Try again; if it comes back, tell whoever looks after the connector.`,
      SV: `Sync Connector ”${connectorName}” stötte på ett problem som den inte kan hantera. Försök igen; om det återkommer, kontakta den som sköter connectorn.`,
      NO: `Sync Connector «${connectorName}» støtte på et problem den ikke kan håndtere. Prøv igjen; hvis det gjentar seg, kontakt den som har ansvar for connectoren.`,
    },
    techExplanation: `${failure.operation} failed: ${messageOf(error)}`,
    errorCode: "INTERNAL_ERROR",
    cause: error,
  });
}

/** Some drivers put a whole document into their messages. */
const MAX_MESSAGE = 4000;

/** Anything can be thrown, also what cannot be made a text of. */
function messageOf(error: unknown): string {
  try {
    if (error instanceof z.ZodError) return z.prettifyError(error).slice(0, MAX_MESSAGE);
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return message.slice(0, MAX_MESSAGE);
  } catch {
    return "what was thrown cannot be shown as text";
  }
}

/** The answer to a `?ConnectorName=` that is not served here. */
export function connectorNotFound(
  name: string,
  served: readonly { readonly name: string }[],
): ConnectorError {
  const known = (opening: string, closing: string): string =>
    served.map((connector) => `${opening}${connector.name}${closing}`).join(", ");
  return new ConnectorError({
    userExplanation: {
      US: `The connector “${name}” was not found. This service has: ${known("“", "”")}. Correct ConnectorName in the URL.`,
      SV: `Connectorn ”${name}” hittades inte. Tjänsten har: ${known("”", "”")}. Rätta ConnectorName i URL:en.`,
      NO: `Connectoren «${name}» ble ikke funnet. Tjenesten har: ${known("«", "»")}. Rett ConnectorName i URL-en.`,
    },
    techExplanation: `Connector "${name}" was not found; served here: ${known("“", "”")}`,
    errorCode: "CONNECTOR_NOT_FOUND",
  });
}
