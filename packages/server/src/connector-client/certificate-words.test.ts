import { expect, test } from "vitest";
import { certificateWords } from "./certificate-words.ts";

test.each(["self-signed", "untrusted"])(
  "a certificate that is %s can be trusted by its issuer",
  (problem) => {
    expect(certificateWords({ problem, host: "erp" }).en).toMatch(
      /or trust its issuer: paste its certificate/,
    );
  },
);

test.each(["expired", "not-yet-valid", "wrong-host", "CERT_REVOKED"])(
  "of a certificate that is %s, trusting the issuer is no cure",
  (problem) => {
    const { en } = certificateWords({ problem, host: "erp" });
    expect(en).toMatch(/Install a valid certificate there\.$/);
  },
);

test("where no TLS is spoken the text is about the address and not about a certificate", () => {
  const words = certificateWords({ problem: "not-tls", host: "erp" });
  expect(words.en).toMatch(/No encrypted connection to erp .* http:\/\/ instead of https:\/\//);
  expect(Object.values(words).join()).not.toMatch(/[cz]ertifi[ck]at/i);
});
