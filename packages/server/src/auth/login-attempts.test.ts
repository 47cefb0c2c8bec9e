import { expect, test } from "vitest";
import { LoginAttempts } from "./login-attempts.ts";

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes));

const failing = (attempts: LoginAttempts, times: number, { username = "anna", address = "1.1.1.1" } = {}) => {
  for (let count = 0; count < times; count++) {
    attempts.begin(username, address, at(0));
  }
};

test("ten failures of a name from an address make it wait until the first is 15 minutes old", () => {
  const attempts = new LoginAttempts();
  failing(attempts, 9);
  expect(attempts.secondsToWait("anna", "1.1.1.1", at(0))).toBe(0);
  failing(attempts, 1);
  expect(attempts.secondsToWait("ANNA", "1.1.1.1", at(5))).toBe(600);
  expect(attempts.secondsToWait("anna", "1.1.1.1", at(15))).toBe(0);
});

test("nobody is locked out by failures from elsewhere", () => {
  const attempts = new LoginAttempts();
  failing(attempts, 50, { address: "6.6.6.6" });
  expect(attempts.secondsToWait("anna", "1.1.1.1", at(0))).toBe(0);
});

test("an address that tries many names waits with all of them", () => {
  const attempts = new LoginAttempts();
  for (let count = 0; count < 50; count++) {
    failing(attempts, 1, { username: `user${count}` });
  }
  expect(attempts.secondsToWait("somebody else", "1.1.1.1", at(0))).toBe(900);
});

test("a success clears the name's failures, and only itself from those of the address", () => {
  const attempts = new LoginAttempts();
  failing(attempts, 49, { username: "victim" });
  failing(attempts, 1, { username: "attacker" });
  attempts.succeeded("attacker", "1.1.1.1");
  expect(attempts.secondsToWait("attacker", "1.1.1.1", at(0))).toBe(0);
  failing(attempts, 1, { username: "victim" });
  expect(attempts.secondsToWait("attacker", "1.1.1.1", at(0))).toBe(900);
});
