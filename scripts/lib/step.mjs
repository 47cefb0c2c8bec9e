/**
 * Does one step and prints one line for it: its title, how it went, its seconds.
 * What the step's commands said is printed only when it failed.
 * @template {{ code: number, output: string }} T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T & { seconds: number }>}
 */
export async function step(title, work) {
  const started = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`${title} …`);
  const outcome = await work();
  const seconds = (performance.now() - started) / 1000;
  const line = `${title.padEnd(34)} ${outcome.code === 0 ? "ok" : "FAILED"}  ${seconds.toFixed(1)} s`;
  process.stdout.write(`${process.stdout.isTTY ? "\r\u001b[K" : ""}${line}\n`);
  if (outcome.code !== 0) console.log(indent(outcome.output.trim()));
  return { ...outcome, seconds };
}

/** A step without which the rest makes no sense: its failure ends the script. */
export async function requiredStep(title, work) {
  const outcome = await step(title, work);
  if (outcome.code !== 0) process.exit(1);
  return outcome;
}

const indent = (text) => text.replace(/^/gm, "    ");
