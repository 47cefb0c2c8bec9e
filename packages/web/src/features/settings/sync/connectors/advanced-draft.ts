import {
  type AdvancedChange,
  type ConnectorAdvanced,
  isFreeHeaderName,
  type SyncConnectorDetails,
} from "@brygga/api-contract";
import { z } from "zod";
import type { Place } from "./connector-place.ts";

/** What is typed into the section Advanced; "" leaves a setting to what was found and the defaults. */
export const advancedDraftSchema = z.object({
  serviceNamespace: z.string(),
  dataNamespace: z.string(),
  arraysNamespace: z.string(),
  contractName: z.string(),
  soapActionStyle: z.enum(["", "quoted", "unquoted", "empty"]),
  requestBytes: z.string(),
  connectSeconds: z.string(),
  answerSeconds: z.string(),
  callSeconds: z.string(),
  concurrency: z.string(),
  plainConfiguration: z.boolean(),
  unknownConnectionPattern: z.string(),
  ca: z.string(),
  controlCharacters: z.enum(["", "keep", "replace", "refuse"]),
  credentialKind: z.enum(["none", "basic", "bearer", "header"]),
  username: z.string(),
  secret: z.string(),
});
export type AdvancedDraft = z.infer<typeof advancedDraftSchema>;

/** What the parts of the section work on. */
export interface AdvancedProps {
  place: Place;
  draft: AdvancedDraft;
  onChange: (change: Partial<AdvancedDraft>) => void;
  /** Absent for a new connector. */
  connector: SyncConnectorDetails | undefined;
  found: SyncConnectorDetails["found"];
  isChecked: boolean;
}

export const TEXT_MEMBERS = ["serviceNamespace", "dataNamespace", "arraysNamespace", "contractName"] as const;

/** Smallest and largest of each number. */
export const NUMBER_MEMBERS = {
  requestBytes: [4096, 67_108_864],
  connectSeconds: [1, 3600],
  answerSeconds: [1, 3600],
  callSeconds: [1, 3600],
  concurrency: [1, 32],
} as const satisfies Partial<Record<keyof ConnectorAdvanced, readonly [number, number]>>;
export type NumberMember = keyof typeof NUMBER_MEMBERS;

/** A plugin is called without a network: what is about SOAP and connecting does not concern it. */
export const numberMembersOf = (place: Place): readonly NumberMember[] =>
  place === "plugin" ? ["answerSeconds", "callSeconds", "concurrency"] : numberMembers;

const numberMembers = Object.keys(NUMBER_MEMBERS) as NumberMember[];

const EMPTY: AdvancedDraft = {
  ...{ serviceNamespace: "", dataNamespace: "", arraysNamespace: "", contractName: "", soapActionStyle: "" },
  ...{ requestBytes: "", connectSeconds: "", answerSeconds: "", callSeconds: "", concurrency: "" },
  ...{ plainConfiguration: false, unknownConnectionPattern: "", ca: "", controlCharacters: "" },
  ...{ credentialKind: "none", username: "", secret: "" },
};

/** The draft of a connector as it is stored; of a new one without. */
export function advancedDraftOf(connector: SyncConnectorDetails | undefined): AdvancedDraft {
  if (connector === undefined) return EMPTY;
  const { advanced, credentials } = connector;
  const text = (value: string | number | null) => (value === null ? "" : String(value));
  return {
    ...EMPTY,
    ...Object.fromEntries(TEXT_MEMBERS.map((member) => [member, text(advanced[member])])),
    ...Object.fromEntries(numberMembers.map((member) => [member, text(advanced[member])])),
    soapActionStyle: advanced.soapActionStyle ?? "",
    controlCharacters: advanced.controlCharacters ?? "",
    plainConfiguration: advanced.plainConfiguration,
    unknownConnectionPattern: text(advanced.unknownConnectionPattern),
    ca: text(advanced.ca),
    credentialKind: credentials.kind,
    username: credentials.username,
  };
}

/** Members whose number cannot be taken. */
export const wrongNumbers = (draft: AdvancedDraft): NumberMember[] =>
  numberMembers.filter((member) => {
    const [least, most] = NUMBER_MEMBERS[member];
    const value = Number(draft[member]);
    const isWhole = Number.isInteger(value) || member.endsWith("Seconds");
    return draft[member] !== "" && !(isWhole && value >= least && value <= most);
  });

/** Whether the header that is to be sent along has no name, or one that cannot be taken. */
export const isWrongHeader = ({ credentialKind, username }: AdvancedDraft): boolean =>
  credentialKind === "header" && !isFreeHeaderName(username.trim());

/** What the draft changes, for the server; undefined when nothing. */
export function advancedChangeOf(draft: AdvancedDraft, initial: AdvancedDraft): AdvancedChange | undefined {
  const own = (text: string) => (text.trim() === "" ? null : text.trim());
  const all = {
    ...Object.fromEntries(TEXT_MEMBERS.map((member) => [member, own(draft[member])])),
    ...Object.fromEntries(
      numberMembers.map((member) => [member, draft[member] === "" ? null : Number(draft[member])]),
    ),
    soapActionStyle: draft.soapActionStyle || null,
    controlCharacters: draft.controlCharacters || null,
    plainConfiguration: draft.plainConfiguration,
    unknownConnectionPattern: own(draft.unknownConnectionPattern),
    ca: own(draft.ca),
  };
  const changed = Object.entries(all).filter(
    ([member]) => draft[member as keyof AdvancedDraft] !== initial[member as keyof AdvancedDraft],
  );
  const credentials = credentialsChange(draft, initial);
  if (changed.length === 0 && credentials === undefined) return undefined;
  return { ...Object.fromEntries(changed), ...(credentials === undefined ? {} : { credentials }) };
}

function credentialsChange(draft: AdvancedDraft, initial: AdvancedDraft): AdvancedChange["credentials"] {
  const { credentialKind: kind, username, secret } = draft;
  const isSame = kind === initial.credentialKind && username === initial.username && secret === "";
  if (isSame) return undefined;
  if (kind === "none") return { kind, username: "" };
  return { kind, username: kind === "bearer" ? "" : username.trim(), ...(secret === "" ? {} : { secret }) };
}
