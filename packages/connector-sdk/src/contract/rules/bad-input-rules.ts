import assert from "node:assert/strict";
import type { ConnectorResult } from "@brygga/protocol";
import type { ContractRule } from "../contract-rule.ts";

const NO_SUCH = "NoSuch7e57";

/** A refusal has to say something; how a connector takes wrong input else is its own affair. */
function assertExplained(result: ConnectorResult, what: string): void {
  if (result.isOk) return;
  const texts = result.userExplanation + result.techExplanation + result.errorCode;
  assert.notEqual(texts.trim(), "", `${what} is refused without a word`);
}

/**
 * Fails unless there is an answer. A connector reports errors in the answer; a SOAP fault or a broken connection is
 * thrown by the call itself.
 */
async function assertAnswered(answering: Promise<ConnectorResult>, what: string): Promise<void> {
  assertExplained(await answering, what);
}

const actorType: ContractRule = {
  id: "unknown-actor-type",
  sentence: "answers a call about an actor type it does not have, rather than break off",
  check: async ({ ask }) => {
    const about = { actorType: NO_SUCH, fieldKeys: [] };
    const text = { ...about, searchText: "" };
    const parent = { parentActorType: NO_SUCH, parentActorErpKey: "1" };
    const what = (operation: string): string => `${operation} of the actor type ${NO_SUCH}`;
    await assertAnswered(ask("getSupportedActorTypeFields", { actorType: NO_SUCH }), what("the fields"));
    await assertAnswered(ask("getSearchableFields", { actorType: NO_SUCH }), what("GetSearchableFields"));
    await assertAnswered(ask("getActors", { ...about, erpKeys: ["1"] }), what("GetActors"));
    await assertAnswered(
      ask("getActorsByTimestamp", { ...about, updatedOnOrAfter: "" }),
      what("GetActorsByTimestamp"),
    );
    await assertAnswered(ask("searchActors", text), what("SearchActors"));
    await assertAnswered(ask("searchActorByParent", { ...text, ...parent }), what("SearchActorByParent"));
    await assertAnswered(
      ask("searchActorsAdvanced", { ...about, restrictions: [] }),
      what("SearchActorsAdvanced"),
    );
  },
};

const listName: ContractRule = {
  id: "unknown-list",
  sentence: "answers a call about a list it does not have, rather than break off",
  check: async ({ ask }) => {
    await assertAnswered(ask("getList", { listName: NO_SUCH }), `GetList ${NO_SUCH}`);
    await assertAnswered(
      ask("getListItems", { listName: NO_SUCH, listItemKeys: ["1"] }),
      `GetListItems ${NO_SUCH}`,
    );
  },
};

const stamp: ContractRule = {
  id: "unreadable-stamp",
  sentence: "answers a time stamp that it cannot read, rather than break off",
  check: async ({ actorTypes, ask }) => {
    const [actorType = NO_SUCH] = await actorTypes();
    const updatedOnOrAfter = "no stamp 7e57";
    await assertAnswered(
      ask("getActorsByTimestamp", { actorType, updatedOnOrAfter, fieldKeys: [] }),
      `GetActorsByTimestamp since ${updatedOnOrAfter}`,
    );
  },
};

const connectionId: ContractRule = {
  id: "unreadable-connection-id",
  sentence: "refuses a connection id that is no GUID",
  check: async ({ call }) => {
    const answer = await call("testConnection", { connectionGuid: "no-guid-7e57" });
    assert.ok(!answer.isOk, "TestConnection succeeds for the connection id no-guid-7e57");
    assertExplained(answer, "TestConnection for the connection id no-guid-7e57");
  },
};

/** What nobody sends on purpose. */
export const badInputRules: readonly ContractRule[] = [actorType, listName, stamp, connectionId];
