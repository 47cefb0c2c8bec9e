import { expect, test } from "vitest";
import { expectKillsToBeHarmless } from "../testing/kill-server.ts";

test("the server, killed fifty times at random moments under load, loses no edit and logs none twice", async () => {
  expect(await expectKillsToBeHarmless({ kills: 50, seed: 50 })).toBeGreaterThan(500);
});
