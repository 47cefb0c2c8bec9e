import { expect, test, vi } from "vitest";
import { ApiError } from "./api-error.ts";
import { createQueryClient } from "./query-client.ts";
import { queryKeys } from "./query-keys.ts";

const refusal = (code: string) => new ApiError({ type: "about:blank", title: code, status: 401, code });

async function afterRefusal(code: string, { isSignedIn }: { isSignedIn: boolean }) {
  const onSignedOut = vi.fn();
  const client = createQueryClient({ onSignedOut });
  if (isSignedIn) client.setQueryData(queryKeys.session, { displayName: "Anna" });
  const read = client.fetchQuery({ queryKey: ["companies"], queryFn: () => Promise.reject(refusal(code)) });
  await expect(read).rejects.toThrow(code);
  return onSignedOut;
}

test("a session that no longer holds has ended", async () => {
  expect(await afterRefusal("not-signed-in", { isSignedIn: true })).toHaveBeenCalledOnce();
});

test("nothing has ended for somebody who has not signed in yet", async () => {
  expect(await afterRefusal("not-signed-in", { isSignedIn: false })).not.toHaveBeenCalled();
});

test("what a user may not do does not end the session", async () => {
  expect(await afterRefusal("not-allowed", { isSignedIn: true })).not.toHaveBeenCalled();
});
