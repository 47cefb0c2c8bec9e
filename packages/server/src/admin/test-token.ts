import type { Secrets } from "../secrets.ts";
import type { Configuration } from "./connection-store.ts";

/** How long a successful test counts. */
export const TEST_TOKEN_MS = 60 * 60 * 1000;

const PURPOSE = "erp-connection-test";

/** What a test was about. Name, description and scope do not matter. */
export interface TestedValues {
  readonly connectorId: number;
  readonly url: string;
  /** null for a connection that is not saved yet. */
  readonly connectionId: number | null;
  readonly config: Configuration;
}

/** Vouches that these values were tested successfully now. Nothing is stored: the signature is the proof. */
export function issueTestToken(secrets: Secrets, tested: TestedValues, now: Date): string {
  const expires = now.getTime() + TEST_TOKEN_MS;
  return `${expires}.${secrets.sign(PURPOSE, signedText(tested, expires))}`;
}

export function isTestToken(
  secrets: Secrets,
  tested: TestedValues,
  { token, now }: { token: string; now: Date },
): boolean {
  const [time = "", signature = ""] = token.split(".");
  const expires = Number(time);
  if (!Number.isSafeInteger(expires) || expires < now.getTime()) return false;
  return secrets.verify(PURPOSE, signedText(tested, expires), signature);
}

function signedText({ connectorId, url, connectionId, config }: TestedValues, expires: number): string {
  const values = Object.entries(config).map(([key, { fieldType, value }]) => [key, fieldType, value]);
  values.sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  return JSON.stringify([connectorId, url, connectionId, values, expires]);
}
