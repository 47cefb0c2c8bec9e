import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";
import { root, tool, toolEnv } from "./toolchain.mjs";

const web = join(root, "packages", "web");
const sources = [
  ...["src", "public", "index.html", "vite.config.ts", "package.json"].map((name) => join(web, name)),
  join(root, "packages", "api-contract", "src"),
  join(root, "package-lock.json"),
];

/** Builds the web application into packages/web/dist. */
export const buildWeb = () => run([tool("vite"), "build", "--logLevel", "warn"], { cwd: web, env: toolEnv });

/** Whether a source of the web application is newer than what was built, or nothing was. */
export function webIsStale() {
  const built = newest(join(web, "dist", "index.html"));
  return built === 0 || sources.some((source) => newest(source) > built);
}

/** The latest change below a path, in milliseconds since 1970; 0 when it does not exist. */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}
