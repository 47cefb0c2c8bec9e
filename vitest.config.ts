import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const parts = ["packages/*/src", "connectors/*/src", "bench/src", "interop/src"];
const long = parts.map((part) => `${part}/**/*.long.test.{ts,tsx}`);
const short = [...parts.map((part) => `${part}/**/*.test.{ts,tsx}`), "scripts/**/*.test.mjs"];

/** `npm run test:long` sets it; `npm test` leaves the long tests out. */
const isLong = process.env.BRYGGA_TEST_LONG === "1";

/** Programs that the tests start compile themselves once, and not at each of some two hundred starts. */
const compiledCode = fileURLToPath(new URL(".cache/compiled-code", import.meta.url));

/** Tests that put something else in the place of a module (`vi.mock`), which others must not come to see. */
const mocking = ["egress", "hostile-addresses", "hostile-redirects"].map(
  (name) => `packages/server/src/connector-client/${name}.test.ts`,
);

export default defineConfig({
  test: {
    // Integration tests start real servers; a slow machine is no failure.
    testTimeout: isLong ? 1_800_000 : 30_000,
    hookTimeout: isLong ? 300_000 : 60_000,
    teardownTimeout: 10_000,
    pool: "forks",
    maxWorkers: 2,
    env: { NODE_COMPILE_CACHE: compiledCode },
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: isLong ? long : short,
          exclude: [...configDefaults.exclude, ...mocking, ...(isLong ? [] : long)],
          // A module is evaluated once per process instead of once per file: half of the time of the short tests.
          // What a file changes beyond itself (environment, clock) it puts back. A long test wants a heap of its own.
          isolate: isLong,
        },
      },
      {
        extends: true,
        test: { name: "mocking", include: isLong ? [] : mocking, isolate: true },
      },
    ],
  },
});
