import type { ControlCharacterPolicy, SoapDialect } from "@brygga/protocol";
import type { CallLimits } from "./call-limits.ts";

/** How the SOAPAction header is written. WCF wants quotes; some hosts compare the bare text, others ignore it. */
export type SoapActionStyle = "quoted" | "unquoted" | "empty";

/** What a web server in front of a connector asks for. Sent to the connector's own origin alone. */
export type Credentials =
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | { readonly kind: "bearer"; readonly token: string };

/** How one connector is called, where it is not as most are. */
export interface ConnectorOptions {
  /** @default that of a WCF service */
  readonly dialect?: SoapDialect;
  /** @default quoted */
  readonly soapActionStyle?: SoapActionStyle;
  readonly limits?: Partial<CallLimits>;
  /** Calls at a time. @default 4 */
  readonly concurrency?: number;
  /** PEM of certificate authorities to trust beside the system's. */
  readonly ca?: string;
  readonly credentials?: Credentials;
  /** Headers that prove who sends this body. */
  readonly sign?: (body: string) => Promise<Readonly<Record<string, string>>>;
  /** @default keep */
  readonly controlCharacters?: ControlCharacterPolicy;
}

export const DEFAULT_CONCURRENCY = 4;

const SOAP_ACTION: Readonly<Record<SoapActionStyle, (action: string) => string>> = {
  quoted: (action) => `"${action}"`,
  unquoted: (action) => action,
  empty: () => '""',
};

/** The SOAPAction header for an action. */
export const soapActionHeader = (style: SoapActionStyle | undefined, action: string): string =>
  SOAP_ACTION[style ?? "quoted"](action);

/** The Authorization header for a request to `to`; null where the credentials are not meant for it. */
export function authorizationFor(
  credentials: Credentials | undefined,
  { connector, to }: { connector: URL; to: URL },
): string | null {
  if (credentials === undefined || connector.origin !== to.origin) return null;
  if (credentials.kind === "bearer") return `Bearer ${credentials.token}`;
  const pair = `${credentials.username}:${credentials.password}`;
  return `Basic ${Buffer.from(pair, "utf8").toString("base64")}`;
}
