/** `npm run pack`: builds the packages that connector authors install, as tarballs in dist/, or the folder named. */
import { join, relative, resolve } from "node:path";
import { packPackages } from "./lib/pack-packages.mjs";
import { ensureToolchain, root } from "./lib/toolchain.mjs";

await ensureToolchain();
const [folder = join(root, "dist")] = process.argv.slice(2);
const target = resolve(folder);
for (const [name, tarball] of Object.entries(await packPackages(target)))
  console.log(`${name.padEnd(24)} ${relative(process.cwd(), tarball)}`);
