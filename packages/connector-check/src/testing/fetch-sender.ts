import type { HttpSender } from "../http-sender.ts";

/** Reaches the network without any guard, for connectors on this machine. */
export const fetchSender: HttpSender = async ({ method, url, headers, body }) => {
  const signal = AbortSignal.timeout(20_000);
  const answer = await fetch(url, { method, headers, signal, ...(method === "POST" ? { body } : {}) });
  return {
    status: answer.status,
    contentType: answer.headers.get("content-type") ?? "",
    body: new Uint8Array(await answer.arrayBuffer()),
  };
};
