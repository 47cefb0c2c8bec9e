import { describeInstalledClient } from "./describe-client.ts";

describeInstalledClient("php", "PHP soap");
