import { run } from "./run.mjs";

/** Whether this process may install packages of the system. */
export const mayInstall = async () =>
  process.getuid?.() === 0 && (await run(["apt-get", "--version"])).code === 0;

/** Installs Debian packages without asking anything. */
export async function aptInstall(packages) {
  const apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const updated = await run([...apt, "update"], { env });
  if (updated.code !== 0) return updated;
  return run([...apt, "install", "-y", "--no-install-recommends", ...packages], { env });
}
