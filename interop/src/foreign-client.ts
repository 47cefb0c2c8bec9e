/** How a call of a foreign client ended: its own reading of the answer, a SOAP fault, or what stopped it. */
export type Outcome =
  | { readonly result: unknown }
  | { readonly fault: { readonly code: string; readonly text: string } }
  | { readonly problem: string };

/**
 * A SOAP client that somebody else wrote, made from nothing but the service's WSDL. Requests are given in the
 * form that all of them take: members by wire name, an array as an object with the name of its items.
 */
export interface ForeignClient {
  /** The operations that it found in the WSDL. */
  readonly operations: readonly string[];
  /** @param request null for an operation without a parameter */
  call(operation: string, request: object | null): Promise<Outcome>;
  close(): Promise<void>;
}

export type OpenForeignClient = (wsdlUrl: string) => Promise<ForeignClient>;

/** What a client itself cannot do, whatever the service. */
export interface Shortcomings {
  /** It writes them as they are, and XML makes line feeds of them. */
  readonly carriageReturns?: boolean;
  /** Its dictionaries refuse a key that is there already, so it cannot provoke that fault. */
  readonly duplicateKeys?: boolean;
}
