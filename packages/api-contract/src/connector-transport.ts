import { z } from "zod";

/** null: nothing of the administrator's own, so that what was found at the URL applies, or the default. */
const own = <Schema extends z.ZodType>(schema: Schema) => schema.nullable();

const text = z.string().trim().min(1).max(500);
const seconds = z.number().min(1).max(3600);

/** How a connector is called, where the administrator wants it otherwise. */
export const connectorAdvanced = z.object({
  serviceNamespace: own(text),
  dataNamespace: own(text),
  arraysNamespace: own(text),
  contractName: own(text),
  soapActionStyle: own(z.enum(["quoted", "unquoted", "empty"])),
  requestBytes: own(
    z
      .int()
      .min(4096)
      .max(64 * 1024 * 1024),
  ).describe("A request is split so that no part of it is larger, in bytes."),
  connectSeconds: own(seconds),
  answerSeconds: own(seconds),
  callSeconds: own(seconds),
  concurrency: own(z.int().min(1).max(32)).describe("Calls at a time."),
  plainConfiguration: z
    .boolean()
    .describe("Configuration values as plain text instead of in the value forms of the contract."),
  unknownConnectionPattern: own(z.string().trim().min(1).max(200)).describe(
    'The error code that means "I do not know this connection": `*` is any text, `|` separates alternatives.',
  ),
  ca: own(z.string().trim().min(1).max(100_000)).describe(
    "PEM of certificate authorities to trust beside the system's.",
  ),
  controlCharacters: own(z.enum(["keep", "replace", "refuse"])),
});
export type ConnectorAdvanced = z.infer<typeof connectorAdvanced>;

/** What Brygga sends itself: a header of the administrator's own cannot take their place. */
const OWN_HEADERS: ReadonlySet<string> = new Set(
  (
    "accept accept-encoding connection content-encoding content-length content-type expect host keep-alive " +
    "proxy-connection soapaction te trailer transfer-encoding upgrade"
  ).split(" "),
);

/** Whether a header of this name may be sent along: one of HTTP, and none that a call has already. */
export const isFreeHeaderName = (name: string): boolean =>
  /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(name) && !OWN_HEADERS.has(name.toLowerCase());

const credentialKind = z.enum(["none", "basic", "bearer", "header"]);

/** The sign-in that a web server in front of the connector asks for. The secret is never answered. */
export const connectorCredentials = z.object({
  kind: credentialKind,
  username: z.string().describe("Of `header`: its name."),
  isSet: z.boolean().describe("Whether a password, token or header value is stored."),
});

/** A secret that is left out stays as it is, as long as kind and host stay. */
export const credentialsChange = z
  .object({
    kind: credentialKind,
    username: z.string().trim().max(500).default(""),
    secret: z.string().min(1).max(10_000).optional(),
  })
  .refine(({ kind, username }) => kind !== "header" || isFreeHeaderName(username), {
    path: ["username"],
    error: "must be the name of an HTTP header that Brygga does not send itself",
  })
  .refine(({ kind, secret = "" }) => kind !== "header" || /^[\t\x20-\x7e]*$/.test(secret), {
    path: ["secret"],
    error: "must be one line of ASCII characters, because it is sent as an HTTP header",
  });

/** Members that are left out stay as they are. */
export const advancedChange = connectorAdvanced
  .partial()
  .extend({ credentials: credentialsChange.optional() });
export type AdvancedChange = z.infer<typeof advancedChange>;

/** What applies where the administrator set nothing. */
export const connectorDefaults = z.object({
  serviceNamespace: z.string(),
  dataNamespace: z.string(),
  arraysNamespace: z.string(),
  contractName: z.string(),
  requestBytes: z.int(),
  connectSeconds: z.number(),
  answerSeconds: z.number(),
  callSeconds: z.number(),
  concurrency: z.int(),
});
export type ConnectorDefaults = z.infer<typeof connectorDefaults>;

/** What the service's own description (WSDL) said when it was last read. */
export const connectorFinding = z.object({
  at: z.iso.datetime(),
  problem: z
    .enum(["", "unreachable", "no-wsdl"])
    .describe(
      '"": it was understood; "unreachable": nothing answered; "no-wsdl": the service describes no operation of the contract. Then the defaults of WCF services apply, or what was found before.',
    ),
  source: z.string().describe('Where the description is; "" where there is none.'),
  operations: z.array(z.string()),
  missing: z.array(z.string()).describe("Operations of the contract that the service does not have."),
  brokenImports: z
    .array(z.string())
    .describe("Documents that the description imports and that could not be read."),
  otherAddress: z
    .string()
    .describe("Where the service says that it listens, if that is elsewhere. It is not called there."),
  calledAddress: z
    .string()
    .describe(
      'What is called instead of the URL: the description\'s own address on the same host. "" where it is the URL.',
    ),
});
export type ConnectorFindingAtUrl = z.infer<typeof connectorFinding>;

/** Everything about how a connector is called. */
export const connectorTransport = z.object({
  advanced: connectorAdvanced,
  credentials: connectorCredentials,
  defaults: connectorDefaults,
  found: connectorFinding.nullable().describe("null as long as nobody has looked."),
});
export type ConnectorTransport = z.infer<typeof connectorTransport>;
