import type { ControlCharacterPolicy, SoapDialect } from "@brygga/protocol";
import type { CallLimits } from "./call-limits.ts";

/** How the SOAPAction header is written. WCF wants quotes; some hosts compare the bare text, others ignore it. */
export type SoapActionStyle = "quoted" | "unquoted" | "empty";

/** What a web server in front of a connector asks for. Sent to the connector's own origin alone. */
export type Credentials =
  | { readonly kind: "basic"; readonly username: string; readonly password: string }
  | { readonly kind: "bearer"; readonly token: string }
  /** A header of one's own with a secret, such as the key of an API gateway. */
  | { readonly kind: "header"; readonly name: string; readonly value: string };

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

/** The headers that prove who asks, for a request to `to`; none where the credentials are not meant for it. */
export function credentialHeaders(
  credentials: Credentials | undefined,
  { connector, to }: { connector: URL; to: URL },
): Readonly<Record<string, string>> {
  if (credentials === undefined || connector.origin !== to.origin) return {};
  if (credentials.kind === "header") return { [credentials.name.toLowerCase()]: credentials.value };
  if (credentials.kind === "bearer") return { authorization: `Bearer ${credentials.token}` };
  const pair = `${credentials.username}:${credentials.password}`;
  return { authorization: `Basic ${Buffer.from(pair, "utf8").toString("base64")}` };
}
