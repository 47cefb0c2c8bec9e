import { PROBLEM_CODES, problemDetails } from "@brygga/api-contract";
import { expect, test } from "vitest";
import { Problem } from "./problem.ts";

test("the documentation lists every code with its status and meaning", async () => {
  const rows = Object.entries(PROBLEM_CODES).map(([code, meaning]) => {
    const { status } = new Problem(code as keyof typeof PROBLEM_CODES);
    return `| \`${code}\` | ${status} | ${meaning} |`;
  });
  const page = [
    "# Problems",
    "",
    "What the API answers when it cannot do something: RFC 9457 problem details, whose `code` is one of these and stays stable.",
    "",
    "| Code | Status | Meaning |",
    "|---|---|---|",
    ...rows,
    "",
  ];
  await expect(page.join("\n")).toMatchFileSnapshot("../../../docs/problems.md");
});

test("a problem as an answer keeps the contract, and leaves out what is empty", () => {
  const plain = new Problem("not-found").toDetails();
  expect(problemDetails.parse(plain)).toEqual(plain);
  expect(Object.keys(plain)).toEqual(["type", "title", "status", "detail", "code"]);
  const full = new Problem("connector-failed", {
    values: { host: "erp" },
    errors: [{ path: "config.File", code: "missing", message: "There is no such file." }],
    explanation: { user: "Filen finns inte.", tech: "ENOENT" },
    detail: "The connector refused.",
  }).toDetails();
  expect(problemDetails.parse(full)).toEqual(full);
});
