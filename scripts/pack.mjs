/** `npm run pack`: builds the packages that connector authors install, as tarballs in dist/. */
import { join, relative } from "node:path";
import { packPackages } from "./lib/pack-packages.mjs";
import { ensureToolchain, root } from "./lib/toolchain.mjs";

await ensureToolchain();
const target = join(root, "dist");
for (const [name, tarball] of Object.entries(await packPackages(target)))
  console.log(`${name.padEnd(24)} ${relative(process.cwd(), tarball)}`);
