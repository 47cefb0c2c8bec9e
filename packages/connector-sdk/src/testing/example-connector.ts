import { compareLastModified } from "@brygga/protocol";
import {
  type AnsweredActor,
  type ConnectorDefinition,
  ConnectorError,
  checkbox,
  datetime,
  decimal,
  info,
  integer,
  label,
  list,
  password,
  text,
  warning,
} from "../index.ts";

export const EXAMPLE_GUID = "b820f41e-9db5-4b77-a1a7-b16d13f74f31";

/** One field of every type, some mandatory, some with defaults. */
export const exampleConfig = {
  Company: text({ label: { US: "Company", SV: "Företag" }, mandatory: true, maxLength: 20 }),
  Secret: password({ label: "Secret" }),
  Test: checkbox({ label: "Test", default: true }),
  From: datetime({ label: "From", default: "2013-12-31" }),
  Timeout: integer({ label: "Timeout", default: 30, mandatory: true }),
  Factor: decimal({ label: "Factor", default: "1.50" }),
  Region: list({ label: "Region", items: { N: { US: "North", SV: "Norr" }, S: "South" } }),
  Plant: list({ label: "Plant", listName: "Plants" }),
  Note: label({ label: "Just a label" }),
};

const actorOf = (number: number): AnsweredActor => ({
  erpKey: `C${number}`,
  fieldValues: { NAME: `Bygg <${number}> & co`, DAYS: `[I:${number}]` },
  lastModified: String(1000 + number),
  parentActorType: "Customer",
  parentErpKey: number % 2 === 0 ? "even" : "odd",
});

export interface ExampleErp {
  /** How many customers there are. */
  readonly customers: number;
  /** After so many actors reading fails. */
  readonly failsAfter?: number;
  /** Called before each actor is handed out, and when the source is closed. */
  readonly onActor?: (number: number) => void;
  readonly onClose?: () => void;
}

/** A small ERP that only reads, whose actors are produced one by one. */
export function exampleDefinition(erp: ExampleErp): ConnectorDefinition<typeof exampleConfig> {
  async function* customers(): AsyncGenerator<AnsweredActor> {
    try {
      for (let number = 1; number <= erp.customers; number++) {
        if (erp.failsAfter !== undefined && number > erp.failsAfter) throw new Error("the disk is on fire");
        erp.onActor?.(number);
        yield actorOf(number);
      }
    } finally {
      erp.onClose?.();
    }
  }
  async function* changed(stamp: string): AsyncGenerator<AnsweredActor> {
    for await (const actor of customers()) {
      if (compareLastModified(actor.lastModified, stamp) >= 0) yield actor;
    }
  }
  return {
    name: "Example",
    description: "An <example>",
    config: exampleConfig,
    testConfig: ({ Company, Test }) => {
      if (Company === "closed") throw closed();
      if (Company === "broken") throw new Error("password=hunter2 leaked");
      return Test ? info(undefined, { US: "Test data", SV: "Testdata" }) : undefined;
    },
    getSupportedActorTypes: () => ["Customer"],
    getFields: () => [
      { fieldKey: "NAME", fieldType: "Text", access: "Mandatory", displayName: { US: "Name", SV: "Namn" } },
      { fieldKey: "DAYS", fieldType: "Integer" },
      { fieldKey: "PIN", fieldType: "Password" },
      { fieldKey: "HEADING", fieldType: "Label" },
    ],
    getActors: (_connection, { erpKeys }) =>
      warning(
        erpKeys.filter((key) => /^C\d+$/.test(key)).map((key) => actorOf(Number(key.slice(1)))),
        "Some are slow today",
      ),
    getActorsByTimestamp: (_connection, { updatedOnOrAfter }) => changed(updatedOnOrAfter),
    searchActors: () => customers(),
    getList: (connection, listName) =>
      listName === "Plants" ? { A: connection === null ? "nobody's" : connection.config.Company } : null,
  };
}

const closed = (): ConnectorError =>
  new ConnectorError({
    userExplanation: { US: "The ERP is closed.", SV: "ERP-systemet är stängt." },
    techExplanation: "HTTP 503",
    errorCode: "ERP_CLOSED",
  });
