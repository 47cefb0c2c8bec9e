import { expect, test } from "vitest";
import { encodeConfig } from "./encode-config.ts";
import { openService } from "./examined-service.ts";
import { fetchSender } from "./testing/fetch-sender.ts";
import { openSmallWorld } from "./testing/small-world.ts";
import { answering } from "./testing/twisted-service.ts";

test("values are written in the forms of their fields; what is of no field, or cannot be read, goes as it is", async () => {
  await using world = await openSmallWorld(
    answering("getConfigData", (response) => ({
      ...response,
      fieldMetadata: ["Integer", "Checkbox", "Datetime", "Text"].map((fieldType) => ({
        ...{ access: "Normal", defaultValue: "", displayDescription: "", displayName: fieldType },
        ...{ fieldKey: fieldType, fieldType, listName: "", maxLength: 0, rank: 1 },
      })),
    })),
  );
  const values = { Integer: "30", Checkbox: "true", Datetime: "2026-01-31", Text: "[text]", Other: "1" };
  const service = openService(world.service.url, { send: fetchSender });
  expect(await encodeConfig(service, values)).toEqual({
    Integer: "[I:30]",
    Checkbox: "[I:1]",
    Datetime: "[DT:01/31/2026 00:00:00.0000000]",
    Text: "[text]",
    Other: "1",
  });
  expect(await encodeConfig(service, { Integer: "thirty" })).toEqual({ Integer: "thirty" });
});

test("where nothing answers they go as they are", async () => {
  const nowhere = openService("http://127.0.0.1:9/nothing.svc", { send: fetchSender });
  expect(await encodeConfig(nowhere, { Integer: "30" })).toEqual({ Integer: "30" });
});
