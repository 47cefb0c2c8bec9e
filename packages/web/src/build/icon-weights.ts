import type { Plugin } from "vite";

/** What the application draws its icons with; the library brings four more, which are three quarters of its bytes. */
const USED = ["regular", "bold"] as const;

const DEFINITIONS = /@phosphor-icons\/react\/dist\/defs\/\w+\.es\.js$/;

/** One weight of an icon as the library writes it, with the comma behind it. */
const WEIGHT = /\n {2}\[\n {4}"(\w+)",[\s\S]*?\n {2}\],?/g;

/** Leaves the unused weights of an icon out. */
export const withUsedWeights = (code: string): string =>
  code.replaceAll(WEIGHT, (entry, weight: string) => (isUsed(weight) ? entry : ""));

const isUsed = (weight: string): boolean => USED.some((used) => used === weight);

/** Keeps of every icon only the weights that the application uses. */
export function iconWeights(): Plugin {
  return {
    name: "icon-weights",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!DEFINITIONS.test(id)) return null;
      const kept = withUsedWeights(code);
      // The library is written otherwise than it was: better a large build than icons that are not there.
      if (!USED.every((weight) => kept.includes(`"${weight}"`))) {
        this.warn(`${id} is not written as expected: all its weights are kept`);
        return null;
      }
      return { code: kept, map: null };
    },
  };
}
