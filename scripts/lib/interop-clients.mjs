import { aptInstall, mayInstall } from "./apt.mjs";
import { run } from "./run.mjs";
import { step } from "./step.mjs";
import { root, tool, toolEnv } from "./toolchain.mjs";

/**
 * Installs the foreign SOAP clients that the interoperability tests call the SDK with. Where that is not
 * possible it says so: the tests of a client that is not there are skipped, or fail when CI=true.
 */
export async function ensureInteropClients() {
  const packages = await missingPackages();
  if (packages.length === 0) return;
  if (await mayInstall()) {
    await step("Install SOAP clients", () => aptInstall(packages));
    return;
  }
  const outcome = process.env.CI === "true" ? "fail" : "are skipped";
  console.log(
    `The tests with SOAP clients of other languages ${outcome} without ${packages.join(", ")}. ` +
      `To run them, install these (Debian: sudo apt-get install ${packages.join(" ")}).`,
  );
}

// The finder is TypeScript, shared with the tests, so the project's Node.js runs it.
async function missingPackages() {
  const finder = [tool("node"), "interop/src/find-clients.ts"];
  const { code, output } = await run(finder, { cwd: root, env: toolEnv });
  return code === 0 ? output.split("\n").filter((line) => line !== "") : [];
}
