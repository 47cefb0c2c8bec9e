import { expect, test } from "vitest";
import { createMemoryConfigurationStore } from "../configuration-store.ts";
import { sealedConfigurationStore } from "./sealed-configuration-store.ts";

const one = {
  connectionGuid: "b820f41e-9db5-4b77-a1a7-b16d13f74f31",
  connectorName: "Example",
  values: { Company: "Nordvik", Password: "hush hush", Empty: "" },
};
const key = Buffer.alloc(32, 7);

test("what is kept can be read with the key, and holds neither names nor values of fields without it", async () => {
  const inner = createMemoryConfigurationStore();
  const store = sealedConfigurationStore(inner, key);
  await store.set(one);
  expect(await store.get(one.connectionGuid)).toEqual(one);
  expect(await store.list()).toEqual([one]);
  expect(JSON.stringify(await inner.list())).not.toMatch(/Nordvik|hush|Password|Company/);
  await store.delete(one.connectionGuid);
  expect(await store.get(one.connectionGuid)).toBeUndefined();
});

test("what another key has sealed, or was changed or put under another id, counts as absent", async () => {
  const inner = createMemoryConfigurationStore();
  await sealedConfigurationStore(inner, key).set(one);
  expect(await sealedConfigurationStore(inner, Buffer.alloc(32, 8)).get(one.connectionGuid)).toBeUndefined();
  const [kept] = await inner.list();
  const other = "c820f41e-9db5-4b77-a1a7-b16d13f74f31";
  await inner.set({ connectorName: "Example", values: kept?.values ?? {}, connectionGuid: other });
  expect(await sealedConfigurationStore(inner, key).get(other)).toBeUndefined();
  await inner.set({ ...one, values: { sealed: "AAAA" } });
  expect(await sealedConfigurationStore(inner, key).list()).toEqual([]);
});
