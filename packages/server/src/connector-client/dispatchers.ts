import { getCACertificates } from "node:tls";
import { Agent, type Dispatcher } from "undici";
import { type EgressPolicy, guardedConnector, type Nearness, nearnessOf } from "./egress.ts";

export interface SocketOptions {
  readonly connectMs: number;
  /** PEM of certificate authorities to trust beside the system's. */
  readonly ca?: string | undefined;
}

/** Sockets of one kind. */
export interface Dispatching {
  /** For the address that was entered. */
  readonly direct: Dispatcher;
  /**
   * For where this host redirects to. Whoever is asked over a network may know names and addresses of this machine, or
   * of the private network, and must not have Brygga call them: a redirect leads no nearer than where it comes from.
   */
  redirectedFrom(host: string): Dispatcher;
}

/** Sockets, kept open between calls and shared by all connectors with the same way of opening them. */
export interface Dispatchers {
  of(options: SocketOptions): Dispatching;
  /** Ends running calls and closes all sockets. */
  close(): Promise<void>;
}

export function createDispatchers(egress: EgressPolicy): Dispatchers {
  const agents = new Map<string, Agent>();
  const reached = createReached();
  const agentOf = (nearest: Nearness, { connectMs, ca }: SocketOptions): Agent => {
    const key = JSON.stringify([nearest, connectMs, ca ?? ""]);
    const agent =
      agents.get(key) ?? agentWith({ ...egress, nearest }, { connectMs, ca, onSocket: reached.note });
    agents.set(key, agent);
    return agent;
  };
  return {
    of: (options) => ({
      direct: agentOf("machine", options),
      redirectedFrom: (host) => agentOf(reached.nearnessOf(host), options),
    }),
    close: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()));
    },
  };
}

/** More hosts than connectors are there only because somebody redirects to ever new ones. */
const MAX_HOSTS = 1000;

/** Where hosts led when a socket to them was opened the last time. */
function createReached() {
  const addresses = new Map<string, string>();
  return {
    note(host: string, address: string): void {
      addresses.delete(host);
      addresses.set(host, address);
      const oldest = addresses.keys().next().value;
      if (addresses.size > MAX_HOSTS && oldest !== undefined) addresses.delete(oldest);
    },
    nearnessOf(host: string): Nearness {
      const address = addresses.get(host);
      return address === undefined ? "public" : nearnessOf(address);
    },
  };
}

interface AgentOptions extends SocketOptions {
  readonly onSocket: (host: string, address: string) => void;
}

function agentWith(egress: EgressPolicy, { connectMs, ca, onSocket }: AgentOptions): Agent {
  const tls = ca === undefined ? {} : { tls: { ca: [...getCACertificates("default"), ca] } };
  // The clock of each call bounds it; undici's own timers would know neither phase nor caller.
  return new Agent({
    connect: guardedConnector(egress, { connectMs, onSocket, ...tls }),
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}
