import { describe, test } from "vitest";
import { everyOperation } from "./every-operation.ts";
import { type ClientName, findClient, type InstalledClient, packagesOf } from "./find-clients.ts";
import type { ForeignClient, OpenForeignClient } from "./foreign-client.ts";
import { oneOfSeveral } from "./one-of-several.ts";
import { openProcessClient } from "./open-process-client.ts";

/** All tests of one client, over both of the addresses at which the service has its WSDL. */
export function describeClient(name: string, open: OpenForeignClient): void {
  describe(`${name}, that reads ?wsdl,`, () => everyOperation(open, "wsdl"));
  describe(`${name}, that reads ?singleWsdl,`, () => everyOperation(open, "singleWsdl"));
  describe(`${name}, that reads the WSDL of one of several connectors,`, () => oneOfSeveral(open));
}

/**
 * As {@link describeClient}, for a client that the machine may lack. Its tests are then skipped with a message;
 * a machine that says `CI=true` is to have everything, and there they fail.
 */
export function describeInstalledClient(
  name: ClientName,
  title: string,
  open: (client: InstalledClient, wsdlUrl: string) => Promise<ForeignClient> = openProcessClient,
): void {
  const client = findClient(name);
  if (client !== undefined) return describeClient(title, (url) => open(client, url));
  const advice = `${title} is not installed (Debian: sudo apt-get install ${packagesOf(name).join(" ")})`;
  test(`${title} is installed`, ({ skip }) => {
    if (process.env.CI === "true") throw new Error(advice);
    skip(advice);
  });
}
