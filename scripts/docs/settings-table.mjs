import { environment } from "../../packages/server/src/config.ts";
import { table } from "./table.mjs";

/** A name that is kept for later takes no value at all. */
const isReserved = (setting) => setting.type === "optional" && setting.unwrap().type === "never";

/** A default as one would write it into the environment. */
function defaultOf(setting) {
  const { success, data } = setting.safeParse(undefined);
  if (!success || data === undefined) return "";
  return `\`${typeof data === "boolean" ? Number(data) : data}\``;
}

/** The settings that this version has, by name. */
export const settings = Object.entries(environment.shape).filter(([, setting]) => !isReserved(setting));

/** Every environment variable with its default and meaning, as the server knows them. */
export const settingsTable = table(
  ["Variable", "Default", "Meaning"],
  settings.map(([name, setting]) => [`\`${name}\``, defaultOf(setting), setting.description ?? ""]),
);
