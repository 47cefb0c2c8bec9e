import { describeClient } from "./describe-client.ts";
import { openNodeSoap } from "./open-node-soap.ts";

describeClient("node-soap", openNodeSoap);
