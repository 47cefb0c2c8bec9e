import { getCACertificates } from "node:tls";
import { Agent, type Dispatcher } from "undici";
import { type EgressPolicy, guardedConnector } from "./egress.ts";

export interface SocketOptions {
  readonly connectMs: number;
  /** PEM of certificate authorities to trust beside the system's. */
  readonly ca?: string | undefined;
}

/** Sockets, kept open between calls and shared by all connectors with the same way of opening them. */
export interface Dispatchers {
  of(options: SocketOptions): Dispatcher;
  /** Ends running calls and closes all sockets. */
  close(): Promise<void>;
}

export function createDispatchers(egress: EgressPolicy): Dispatchers {
  const agents = new Map<string, Agent>();
  return {
    of({ connectMs, ca }) {
      const key = JSON.stringify([connectMs, ca ?? ""]);
      const agent = agents.get(key) ?? agentWith(egress, { connectMs, ca });
      agents.set(key, agent);
      return agent;
    },
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
}

function agentWith(egress: EgressPolicy, { connectMs, ca }: SocketOptions): Agent {
  const tls = ca === undefined ? {} : { tls: { ca: [...getCACertificates("default"), ca] } };
  // The clock of each call bounds it; undici's own timers would know neither phase nor caller.
  return new Agent({
    connect: guardedConnector(egress, { connectMs, ...tls }),
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}
