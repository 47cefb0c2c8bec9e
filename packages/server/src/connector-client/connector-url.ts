import { CallError } from "./call-error.ts";

/**
 * Takes the address of a connector apart.
 *
 * @throws CallError unsupported-url for anything but http(s) without credentials in it.
 */
export function connectorUrl(text: string): URL {
  const url = URL.parse(text.trim());
  if (url === null) throw new CallError("unsupported-url", { problem: "not-a-url" });
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    throw new CallError("unsupported-url", { problem: "scheme", scheme: url.protocol.replace(":", "") });
  }
  if (url.username !== "" || url.password !== "") {
    throw new CallError("unsupported-url", { problem: "credentials" });
  }
  return url;
}

/** The port that is meant, also where the address leaves it out. */
export const portOf = (url: URL): number => Number(url.port) || (url.protocol === "https:" ? 443 : 80);
