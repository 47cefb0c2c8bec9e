import { afterEach, expect, test, vi } from "vitest";
import { noteReachable, onReachableAgain } from "./reachability.ts";

afterEach(() => noteReachable(true));

test("what waits for the server goes on once it answers again, however often it was called in between", () => {
  const goOn = vi.fn();
  const end = onReachableAgain(goOn);
  noteReachable(true);
  noteReachable(false);
  noteReachable(false);
  expect(goOn).not.toHaveBeenCalled();
  noteReachable(true);
  noteReachable(true);
  expect(goOn).toHaveBeenCalledOnce();
  end();
  noteReachable(false);
  noteReachable(true);
  expect(goOn).toHaveBeenCalledOnce();
});
