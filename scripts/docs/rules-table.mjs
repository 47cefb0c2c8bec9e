import { ALL_GROUPS } from "../../packages/connector-check/src/all-rules.ts";
import { table } from "./table.mjs";

const NEEDS = {
  nothing: "",
  connection: "configuration",
  creating: "`--create`",
  changing: "`--create` or `--record`",
};

/** Every rule by which a connector is examined, in the order in which they are checked. */
export const rulesTable = table(
  ["Group", "Rule", "The connector …", "Needs"],
  ALL_GROUPS.flatMap(({ title, rules }) =>
    rules.map(({ id, sentence, needs }, at) => [at === 0 ? title : "", `\`${id}\``, sentence, NEEDS[needs]]),
  ),
);
