import { readDemoSettings } from "./demo-settings.ts";
import { startDemoErp } from "./start-demo-erp.ts";
import { whenToldToStop } from "./when-told-to-stop.ts";

try {
  const told = whenToldToStop();
  const demo = await startDemoErp(readDemoSettings(process.env));
  // Whoever started this process waits for exactly this line.
  console.log(`sample ERP listening on ${demo.url}`);
  await told;
  await demo.close();
  process.exit(0);
} catch (error) {
  console.error(`The sample ERP could not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
