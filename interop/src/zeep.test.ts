import { describeInstalledClient } from "./describe-client.ts";

describeInstalledClient("zeep", "zeep");
