import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A message from `soap/fixtures`. For tests. */
export const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../soap/fixtures", `${name}.xml`), "utf8");
