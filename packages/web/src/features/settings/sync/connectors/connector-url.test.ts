import { expect, test } from "vitest";
import { holdsCredentials, isConnectorUrl } from "./connector-url.ts";

test.each([
  "http://127.0.0.1:4621/ErpConnectorWS.svc",
  "https://erp.example.com/a/ErpConnectorWS.svc?ConnectorName=Excel",
  " http://server/ErpConnectorWS.svc ",
  "plugin://excel",
  "app://0f3c",
])("%s can be the URL of a Sync Connector", (url) => {
  expect(isConnectorUrl(url)).toBe(true);
});

test.each(["", "server/ErpConnectorWS.svc", "ftp://server/a", "javascript:alert(1)", "http://", "plugin://"])(
  "%j cannot",
  (url) => {
    expect(isConnectorUrl(url)).toBe(false);
  },
);

test("a user name or password in the address is noticed before anything is called", () => {
  expect(holdsCredentials("https://erp:secret@server/ErpConnectorWS.svc")).toBe(true);
  expect(holdsCredentials("https://erp@server/ErpConnectorWS.svc")).toBe(true);
  expect(holdsCredentials("https://server/ErpConnectorWS.svc?mail=a@b")).toBe(false);
  expect(holdsCredentials("server")).toBe(false);
});
