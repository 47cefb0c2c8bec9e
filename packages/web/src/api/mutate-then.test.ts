import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { mutateThen } from "./mutate-then.ts";

/** What `useMutation` gives to a component: it listens while the component is on screen. */
function mutationOf<Data>(answer: Promise<Data>) {
  const observer = new MutationObserver(new QueryClient(), { mutationFn: (_: string) => answer });
  const leave = observer.subscribe(() => undefined);
  return { leave, mutateAsync: (variables: string) => observer.mutate(variables) };
}

test("it goes on with the answer", async () => {
  const done = vi.fn();
  mutateThen(mutationOf(Promise.resolve("deleted")), "row", { done });
  await vi.waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith("deleted"));
});

test("it goes on when a live change took away the component that asked", async () => {
  const answer = Promise.withResolvers<string>();
  const mutation = mutationOf(answer.promise);
  const done = vi.fn();
  mutateThen(mutation, "row", { done });
  mutation.leave();
  answer.resolve("deleted");
  await vi.waitFor(() => expect(done).toHaveBeenCalledExactlyOnceWith("deleted"));
});

test("a refusal is told to whoever wants it, and is nobody's unhandled promise", async () => {
  const done = vi.fn();
  const failed = vi.fn();
  const refusal = new Error("refused");
  mutateThen(mutationOf(Promise.reject(refusal)), "row", { done, failed });
  mutateThen(mutationOf(Promise.reject(refusal)), "row", { done });
  await vi.waitFor(() => expect(failed).toHaveBeenCalledExactlyOnceWith(refusal));
  expect(done).not.toHaveBeenCalled();
});
