import { afterAll } from "vitest";
import { describeInstalledClient } from "./describe-client.ts";
import { createGsoapClients } from "./open-gsoap-client.ts";

const clients = createGsoapClients();
afterAll(() => clients.close());

describeInstalledClient("gsoap", "gSOAP", clients.open);
