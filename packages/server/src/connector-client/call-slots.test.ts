import { expect, test } from "vitest";
import { type CallKind, createCallSlots } from "./call-slots.ts";

/** Asks for a slot and notes when it comes. */
function asking(limit: number) {
  const slots = createCallSlots();
  const entered: string[] = [];
  const ask = (name: string, kind: CallKind = "call", signal?: AbortSignal) => {
    const held = slots.acquire("x", { kind, limit, signal });
    void held.then(
      () => entered.push(name),
      () => undefined,
    );
    return held;
  };
  return { slots, entered, ask };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("no more calls than the limit are under way, and the others follow in their order", async () => {
  const { entered, ask } = asking(2);
  const [first] = [ask("a"), ask("b"), ask("c"), ask("d")];
  await settle();
  expect(entered).toEqual(["a", "b"]);
  const release = await first;
  release?.();
  release?.();
  await settle();
  expect(entered).toEqual(["a", "b", "c"]);
});

test("different connectors do not wait for each other", async () => {
  const { slots } = asking(1);
  await slots.acquire("one", { kind: "call", limit: 1 });
  await slots.acquire("other", { kind: "call", limit: 1 });
});

test.each([1, 2, 4])(
  "the reader of a stream can call the same connector, at a limit of %i",
  async (limit) => {
    const { entered, ask } = asking(limit);
    for (let index = 0; index < limit; index++) void ask(`stream ${index}`, "stream");
    await settle();
    (await ask("call"))();
    (await ask("another call"))();
    expect(entered).toContain("another call");
    expect(entered.filter((name) => name.startsWith("stream"))).toHaveLength(Math.max(1, limit - 1));
  },
);

test("a stream gets its turn although calls go on coming", async () => {
  const { entered, ask } = asking(1);
  const held = await ask("first");
  void ask("stream", "stream");
  void ask("second");
  held();
  await settle();
  expect(entered).toEqual(["first", "stream", "second"]);
});

test("who gives up while waiting takes no slot", async () => {
  const { entered, ask } = asking(1);
  const held = await ask("first");
  const controller = new AbortController();
  const given = ask("gone", "call", controller.signal);
  void ask("next");
  controller.abort(new Error("enough"));
  await expect(given).rejects.toThrow("enough");
  await expect(ask("late", "call", controller.signal)).rejects.toThrow("enough");
  held();
  await settle();
  expect(entered).toEqual(["first", "next"]);
});
