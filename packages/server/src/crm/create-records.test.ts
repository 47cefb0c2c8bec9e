import { expect, test } from "vitest";
import { inTransaction } from "../db/database.ts";
import { openTestDatabase } from "../db/testing.ts";
import { createFromRows, readRecords } from "./records.ts";

test("values of rows get into their fields in whatever order the keys are, user-defined ones between the others", async () => {
  await using stack = new AsyncDisposableStack();
  const { db, close } = await openTestDatabase();
  stack.defer(close);
  for (const [key, type] of [
    ["x_vip", "checkbox"],
    ["x_note", "text"],
  ] as const) {
    await db
      .insertInto("crm_field")
      .values({ entity: "contact", key, type, label: key, max_length: 0, scale: null, list_id: null })
      .execute();
  }
  const keys = ["x_note", "lastName", "x_vip", "email", "firstName", "companyId"];
  const rows = [
    ["a note", "Ek", false, "ann@example.com", "Ann", null],
    ["", "Al", null, null, null, null],
  ];
  const ids = await inTransaction(db, (trx) =>
    createFromRows(trx, { entity: "contact", keys, rows }, "user:1"),
  );
  const [first, second] = await readRecords(db, "contact", ids);
  expect(first?.values).toMatchObject({
    ...{ x_note: "a note", x_vip: false },
    ...{ lastName: "Ek", firstName: "Ann", email: "ann@example.com", companyId: null },
  });
  expect(second?.values).toMatchObject({
    x_note: null,
    x_vip: null,
    lastName: "Al",
    firstName: null,
    email: null,
  });
  const folded = db.selectFrom("contact").select(["last_name_folded", "email_folded"]).orderBy("id");
  expect(await folded.execute()).toEqual([
    { last_name_folded: "ek", email_folded: "ann@example.com" },
    { last_name_folded: "al", email_folded: "" },
  ]);
});
