import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createMemoryConfigurationStore, type StoredConnection } from "./configuration-store.ts";
import { createFileConfigurationStore } from "./file-configuration-store.ts";

const GUID = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";
const CONNECTION: StoredConnection = {
  connectionGuid: GUID,
  connectorName: "Example",
  values: { Company: "Åkesson & co", Password: "s3cret" },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-store-"));
});
afterEach(() => rm(folder, { recursive: true }));

const stores = {
  memory: () => createMemoryConfigurationStore(),
  file: () => createFileConfigurationStore(join(folder, "connections")),
};

for (const [name, create] of Object.entries(stores)) {
  describe(`the ${name} configuration store`, () => {
    test("gives back what was saved, the last one of each connection", async () => {
      const store = create();
      await store.set({ ...CONNECTION, values: {} });
      await store.set(CONNECTION);
      expect(await store.get(GUID)).toEqual(CONNECTION);
      expect(await store.list()).toEqual([CONNECTION]);
    });

    test("knows nothing of a connection that was deleted or never saved", async () => {
      const store = create();
      expect(await store.list()).toEqual([]);
      await store.set(CONNECTION);
      await store.delete(GUID);
      await store.delete(GUID);
      expect(await store.get(GUID)).toBeUndefined();
    });
  });
}

describe("the file configuration store", () => {
  test("keeps one file per connection that only its owner can read", async () => {
    await stores.file().set(CONNECTION);
    const file = join(folder, "connections", `${GUID}.json`);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, "utf8"))).toEqual(CONNECTION);
    expect(await readdir(join(folder, "connections"))).toEqual([`${GUID}.json`]);
  });

  test("survives a restart", async () => {
    await stores.file().set(CONNECTION);
    expect(await stores.file().get(GUID)).toEqual(CONNECTION);
  });

  test("takes a damaged file for an unknown connection", async () => {
    const store = stores.file();
    await store.set(CONNECTION);
    await writeFile(join(folder, "connections", `${GUID}.json`), '{"connectionGuid":');
    expect(await store.get(GUID)).toBeUndefined();
    expect(await store.list()).toEqual([]);
  });

  test("never lets a connection id lead out of its folder", async () => {
    const store = stores.file();
    await expect(store.set({ ...CONNECTION, connectionGuid: "../../evil" })).rejects.toThrow(
      /not a connection id/,
    );
  });
});
