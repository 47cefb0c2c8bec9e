import { lookup } from "node:dns";
import { expect, test, vi } from "vitest";
import { EgressDenied, egressDenial, guardedLookup } from "./egress.ts";

vi.mock("node:dns", async (original) => {
  const dns = await original<typeof import("node:dns")>();
  return { ...dns, lookup: vi.fn(dns.lookup) };
});

const open = { allowPrivate: true };
const closed = { allowPrivate: false };

test.each([
  ["127.0.0.1", "private"],
  ["::1", "private"],
  ["10.1.2.3", "private"],
  ["192.168.0.9", "private"],
  ["172.20.0.1", "private"],
  ["fd12:3456::1", "private"],
  ["::ffff:10.0.0.1", "private"],
])("%s may be called unless private ranges are closed", (address, reason) => {
  expect(egressDenial(address, open)).toBeNull();
  expect(egressDenial(address, closed)).toBe(reason);
});

test.each([
  ["169.254.169.254", "link-local"],
  ["::ffff:169.254.169.254", "link-local"],
  ["64:ff9b::169.254.169.254", "link-local"],
  ["fe80::1", "link-local"],
  ["fd00:ec2::254", "metadata"],
  ["100.100.100.200", "metadata"],
  ["168.63.129.16", "metadata"],
  ["224.0.0.1", "multicast"],
  ["ff02::1", "multicast"],
  ["0.0.0.0", "reserved"],
  ["::", "reserved"],
  ["255.255.255.255", "reserved"],
  ["2002:a9fe:a9fe::1", "reserved"],
])("%s is never called", (address, reason) => {
  expect(egressDenial(address, open)).toBe(reason);
});

test.each(["93.184.216.34", "2606:4700::1111"])("%s is an ordinary public address", (address) => {
  expect(egressDenial(address, closed)).toBeNull();
});

const resolveAll = (hostname: string) =>
  new Promise<unknown>((resolve, reject) => {
    guardedLookup(open)(hostname, { all: true }, (error, addresses) =>
      error ? reject(error) : resolve(addresses),
    );
  });

function answerLookup(addresses: { address: string; family: number }[]): void {
  vi.mocked(
    lookup as (host: string, options: object, done: (...args: unknown[]) => void) => void,
  ).mockImplementationOnce((_host, _options, done) => done(null, addresses));
}

test("a name that resolves to a refused address beside a good one leads to the good one only", async () => {
  answerLookup([
    { address: "169.254.169.254", family: 4 },
    { address: "10.0.0.5", family: 4 },
  ]);
  await expect(resolveAll("erp.example")).resolves.toEqual([{ address: "10.0.0.5", family: 4 }]);
});

test("a name that resolves to refused addresses only is refused, whatever it resolved to before", async () => {
  answerLookup([{ address: "169.254.169.254", family: 4 }]);
  await expect(resolveAll("rebound.example")).rejects.toBeInstanceOf(EgressDenied);
});
