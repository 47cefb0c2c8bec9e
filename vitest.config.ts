import { configDefaults, defineConfig } from "vitest/config";

const parts = ["packages/*/src", "connectors/*/src", "bench/src", "interop/src"];
const long = parts.map((part) => `${part}/**/*.long.test.{ts,tsx}`);
const short = [...parts.map((part) => `${part}/**/*.test.{ts,tsx}`), "scripts/**/*.test.mjs"];

/** `npm run test:long` sets it; `npm test` leaves the long tests out. */
const isLong = process.env.BRYGGA_TEST_LONG === "1";

export default defineConfig({
  test: {
    include: isLong ? long : short,
    exclude: [...configDefaults.exclude, ...(isLong ? [] : long)],
    // Integration tests start real servers; a slow machine is no failure.
    testTimeout: isLong ? 1_800_000 : 30_000,
    hookTimeout: isLong ? 300_000 : 60_000,
    teardownTimeout: 10_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
