import { resolve } from "node:path";
import { z } from "zod";

const demoSettings = z.object({
  /** Port on 127.0.0.1; 0 takes any free one. */
  BRYGGA_DEMO_PORT: z.coerce
    .number("must be a port number")
    .int("must be a whole number")
    .min(0, "must be 0 or greater")
    .max(65_535, "must be 65535 or less")
    .default(4621),
  /** Folder of the sample's edits, the workbook and the connections; made when it does not exist. */
  BRYGGA_DEMO_DATA: z.string().min(1, "must name a folder").default("data/demo"),
});

export interface DemoSettings {
  readonly port: number;
  readonly dataFolder: string;
}

/**
 * The settings of the demo ERP from the environment.
 *
 * @throws Error with one line that names every variable that is wrong
 */
export function readDemoSettings(environment: NodeJS.ProcessEnv): DemoSettings {
  const read = demoSettings.safeParse(environment);
  if (!read.success) {
    throw new Error(read.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; "));
  }
  return { port: read.data.BRYGGA_DEMO_PORT, dataFolder: resolve(read.data.BRYGGA_DEMO_DATA) };
}
