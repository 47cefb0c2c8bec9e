import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REMOVED, Secrets } from "./secrets.ts";

const knowing = (secret: string): Secrets => {
  const secrets = new Secrets();
  secrets.withoutConfig("", { Secret: secret });
  return secrets;
};

describe("a secret that was seen", () => {
  test("is in no text afterwards, whatever signs it is made of", () => {
    const secret = fc
      .string({ minLength: 4, maxLength: 12, unit: "grapheme" })
      .filter((text) => !REMOVED.includes(text));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (text, before, after) => {
        const [scrubbed = ""] = knowing(text).scrubbed([`${before}${text}${after}`]);
        expect(scrubbed.replaceAll(REMOVED, "\u0000")).not.toContain(text);
        expect(scrubbed).toContain(REMOVED);
      }),
    );
  });

  test("is taken out of the middle of words when it is long, and as a word of its own when it is short", () => {
    expect(knowing("hunter2").scrubbed("xhunter2x")).toBe("x(removed)x");
    expect(knowing("a1").scrubbed("a1, ba1d, (a1)")).toBe("(removed), ba1d, ((removed))");
  });

  test("that contains another one leaves nothing of itself", () => {
    const secrets = knowing("hunter");
    secrets.withoutConfig("", { Secret: "hunter2000" });
    expect(secrets.scrubbed("hunter2000 hunter")).toBe("(removed) (removed)");
  });

  test("does not change the names of members", () => {
    expect(knowing("isOk").scrubbed({ isOk: true, text: "isOk?" })).toEqual({
      isOk: true,
      text: "(removed)?",
    });
  });
});
