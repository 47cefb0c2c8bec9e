import { configDefaults, defineConfig } from "vitest/config";

const sources = ["packages/*/src", "connectors/*/src", "bench/src"];
const suffix = process.env.BRYGGA_TEST_LONG === "1" ? ".long.test.{ts,tsx}" : ".test.{ts,tsx}";
const longOnly = process.env.BRYGGA_TEST_LONG === "1" ? [] : ["**/*.long.test.{ts,tsx}"];

export default defineConfig({
  test: {
    include: [...sources.map((folder) => `${folder}/**/*${suffix}`), `scripts/**/*${suffix}`],
    exclude: [...configDefaults.exclude, "e2e/**", ...longOnly],
    // Integration tests start real servers; a slow machine is no failure.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    pool: "forks",
    maxWorkers: 2,
    reporters: process.env.CI === undefined ? ["default"] : ["dot"],
  },
});
