import { aptInstall, mayInstall } from "./apt.mjs";
import { run } from "./run.mjs";
import { step } from "./step.mjs";
import { root, tool, toolEnv } from "./toolchain.mjs";

/** Installs Chromium from the system's packages when there is none; says what to do when it cannot. */
export async function ensureChromium() {
  if ((await findChromium()) !== "") return;
  await step("Install Chromium", installChromium);
}

// The finder is TypeScript, shared with the Playwright configuration, so the project's Node.js runs it.
async function findChromium() {
  const { code, output } = await run([tool("node"), "e2e/find-chromium.ts"], { cwd: root, env: toolEnv });
  return code === 0 ? output.trim() : "";
}

async function installChromium() {
  if (!(await mayInstall())) {
    return failure(
      "The browser tests need Chromium. Install it (Debian: sudo apt-get install chromium) and try again.",
    );
  }
  const installed = await aptInstall(["chromium", "fonts-liberation"]);
  if (installed.code !== 0 || (await findChromium()) !== "") return installed;
  return failure(
    "apt-get installed no usable Chromium. Install Chromium or Chrome and name it in BRYGGA_CHROMIUM.",
  );
}

const failure = (output) => ({ code: 1, output });
