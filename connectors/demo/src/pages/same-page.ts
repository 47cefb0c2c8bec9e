import type { IncomingMessage } from "node:http";

/** How this machine calls itself. Any other name is that of a site that had itself resolved to this machine. */
const LOOPBACK_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

const LOOPBACK_ADDRESS = /^(127\.|::1$|::ffff:127\.)/;

/** Whether a request comes from this machine, and meant it. */
export function isFromThisMachine({ headers, socket }: IncomingMessage): boolean {
  return LOOPBACK_HOST.test(headers.host ?? "") && LOOPBACK_ADDRESS.test(socket.remoteAddress ?? "");
}

/** Whether a form was sent from one of these pages. Browsers name the page that a form was sent from. */
export const isFromThesePages = ({ headers }: IncomingMessage): boolean =>
  headers.origin === `http://${headers.host}`;
