import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { buildConnector } from "undici";

/** Where calls to Sync Connectors may go. */
export interface EgressPolicy {
  /** Whether loopback and private networks may be called. ERP systems mostly live there. */
  readonly allowPrivate: boolean;
  /** How near an address may lie. @default "machine": all that may be called may be called */
  readonly nearest?: Nearness;
}

/** How near to Brygga an address lies: this machine, a private network, or all the world. */
export type Nearness = "public" | "network" | "machine";
const NEARNESSES: readonly Nearness[] = ["public", "network", "machine"];

export type EgressReason =
  | "inward"
  | "link-local"
  | "metadata"
  | "multicast"
  | "private"
  | "reserved"
  | "insecure-redirect";

/** Thrown when the address that a call would have gone to is refused by the policy. */
export class EgressDenied extends Error {
  override readonly name = "EgressDenied";
  readonly address: string;
  readonly reason: EgressReason;

  constructor(address: string, reason: EgressReason) {
    super(`calls to ${address} are not allowed (${reason})`);
    this.address = address;
    this.reason = reason;
  }
}

/** Addresses at which clouds hand out credentials, outside the link-local range. */
const METADATA_ADDRESSES = new Set([
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "fd00:c1::a9fe:a9fe",
  "fd20:ce::254",
]);

/** Where one cloud has its services for machines, among them the one that hands out credentials. */
const METADATA_RANGE = ipaddr.parseCIDR("fd00:ec2::/32");

/** The only part of IPv6 in which public addresses are given out. */
const PUBLIC_IPV6 = ipaddr.parseCIDR("2000::/3");

const PRIVATE_RANGES = new Set(["loopback", "private", "uniqueLocal", "carrierGradeNat"]);

/** NAT64 leads to the IPv4 address in its last four bytes. */
const NAT64_RANGE = "rfc6052";

/** Why an IP address may not be called; null when it may. Whatever is not known to be harmless is refused. */
export function egressDenial(address: string, policy: EgressPolicy): EgressReason | null {
  const parsed = ipaddr.process(address);
  if (METADATA_ADDRESSES.has(parsed.toString()) || isIn(parsed, METADATA_RANGE)) return "metadata";
  const range: string = parsed.range();
  if (range === NAT64_RANGE) return egressDenial(embeddedIpv4(parsed), policy);
  if (range === "unicast") return parsed.kind() === "ipv4" || isIn(parsed, PUBLIC_IPV6) ? null : "reserved";
  if (PRIVATE_RANGES.has(range)) {
    if (!policy.allowPrivate) return "private";
    return isNearer(nearnessOf(address), policy.nearest ?? "machine") ? "inward" : null;
  }
  if (range === "linkLocal") return "link-local";
  return range === "multicast" ? "multicast" : "reserved";
}

export function nearnessOf(address: string): Nearness {
  const parsed = ipaddr.process(address);
  const range: string = parsed.range();
  if (range === NAT64_RANGE) return nearnessOf(embeddedIpv4(parsed));
  if (range === "loopback") return "machine";
  return PRIVATE_RANGES.has(range) ? "network" : "public";
}

const isNearer = (one: Nearness, other: Nearness): boolean =>
  NEARNESSES.indexOf(one) > NEARNESSES.indexOf(other);

const isIn = (address: ipaddr.IPv4 | ipaddr.IPv6, range: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean =>
  address.kind() === range[0].kind() && address.match(range);

const embeddedIpv4 = (address: ipaddr.IPv4 | ipaddr.IPv6): string =>
  ipaddr.fromByteArray(address.toByteArray().slice(-4)).toString();

/**
 * Opens sockets for undici and holds every one of them to the policy. The check sits in the name resolution
 * that the socket itself uses, so that a name which answers differently the second time gains nothing.
 */
export function guardedConnector(
  policy: EgressPolicy,
  options: {
    connectMs: number;
    tls?: { ca?: string[] };
    /** Called with the address that a host led to, whenever a socket to it was opened. */
    onSocket?: (host: string, address: string) => void;
  },
): buildConnector.connector {
  const connect = buildConnector({
    allowH2: false,
    timeout: options.connectMs,
    lookup: guardedLookup(policy),
    ...options.tls,
  });
  return (target, callback) => {
    const host = target.hostname.replace(/^\[|\]$/g, "");
    const reason = isIP(host) === 0 ? null : egressDenial(host, policy);
    if (reason === null) connect(target, noting(target.hostname, { options, callback }));
    else queueMicrotask(() => callback(new EgressDenied(host, reason), null));
  };
}

function noting(
  host: string,
  {
    options: { onSocket },
    callback,
  }: {
    options: { onSocket?: (host: string, address: string) => void };
    callback: buildConnector.Callback;
  },
): buildConnector.Callback {
  return (...result) => {
    const address = result[1]?.remoteAddress;
    if (address !== undefined) onSocket?.(host, address);
    callback(...result);
  };
}

/** Resolves a name to those of its addresses that may be called; fails when there is none. */
export function guardedLookup(policy: EgressPolicy): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, "");
      const allowed = addresses.filter(({ address }) => egressDenial(address, policy) === null);
      const first = allowed[0];
      if (first === undefined) return callback(denialOf(hostname, addresses, policy), "");
      if (options.all) return callback(null, allowed);
      callback(null, first.address, first.family);
    });
  };
}

function denialOf(hostname: string, addresses: readonly LookupAddress[], policy: EgressPolicy): Error {
  const refused = addresses[0];
  if (refused === undefined)
    return Object.assign(new Error(`${hostname} has no address`), { code: "ENOTFOUND" });
  return new EgressDenied(refused.address, egressDenial(refused.address, policy) ?? "reserved");
}
