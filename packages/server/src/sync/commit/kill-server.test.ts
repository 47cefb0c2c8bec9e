import { expect, test } from "vitest";
import { expectKillsToBeHarmless } from "../testing/kill-server.ts";

/** Five servers start one after the other. */
const SERVERS_MS = 120_000;

test(
  "the server, killed three times at random moments under load, loses no edit and logs none twice",
  async () => {
    expect(await expectKillsToBeHarmless({ kills: 3, seed: 1 })).toBeGreaterThan(10);
  },
  SERVERS_MS,
);
