import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { readDemoSettings } from "./demo-settings.ts";
import { whenToldToStop } from "./when-told-to-stop.ts";

// Before the connectors are loaded: what an earlier start has compiled is not compiled again.
enableCompileCache(join(import.meta.dirname, "../../../.cache/compiled-code"));

try {
  const told = whenToldToStop();
  const { startDemoErp } = await import("./start-demo-erp.ts");
  const demo = await startDemoErp(readDemoSettings(process.env));
  // Whoever started this process waits for exactly this line.
  console.log(`sample ERP listening on ${demo.url}`);
  await told;
  await demo.close();
  process.exit(0);
} catch (error) {
  console.error(`The sample ERP could not start: ${reasonOf(error)}`);
  process.exit(1);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!("code" in error) || error.code !== "EADDRINUSE") return error.message;
  const port = "port" in error ? error.port : "";
  return `port ${port} is taken by another program. Stop that, or choose another port with BRYGGA_DEMO_PORT.`;
}
