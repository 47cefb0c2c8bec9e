import { join } from "node:path";
import { expect, test } from "vitest";
import { checkConnectorsFolder } from "./connectors-folder.ts";

test("a folder of plugin connectors that is not there stops the start with one line", async () => {
  await checkConnectorsFolder({ connectorsFolder: null });
  await checkConnectorsFolder({ connectorsFolder: import.meta.dirname });
  const connectorsFolder = join(import.meta.dirname, "no-such-folder");
  await expect(checkConnectorsFolder({ connectorsFolder })).rejects.toThrow(
    /^BRYGGA_CONNECTORS is ".*no-such-folder", which is no folder that can be read: ENOENT.*\.$/,
  );
});
