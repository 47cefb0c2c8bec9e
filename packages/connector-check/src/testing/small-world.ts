import type { CheckReport, RuleFinding } from "@brygga/api-contract";
import {
  type ConfigurationStore,
  createDispatcher,
  createMemoryConfigurationStore,
} from "@brygga/connector-sdk";
import { checkConnector } from "../check-connector.ts";
import type { CheckOptions } from "../check-options.ts";
import { openService } from "../examined-service.ts";
import { fetchSender } from "./fetch-sender.ts";
import { SmallErp, smallConnector } from "./small-erp.ts";
import { serveTwisted, type Twist, type TwistedService } from "./twisted-service.ts";

export const SECRET = "hemligt-7e57";

export interface SmallWorld extends AsyncDisposable {
  readonly erp: SmallErp;
  readonly service: TwistedService;
  readonly store: ConfigurationStore;
  /** @default with a configuration that works, reading only */
  check(options?: Partial<CheckOptions>): Promise<CheckReport>;
}

/** A small ERP behind a service that goes wrong in one way. */
export async function openSmallWorld(twist: Twist = {}): Promise<SmallWorld> {
  const erp = new SmallErp();
  const store = createMemoryConfigurationStore();
  const service = await serveTwisted(createDispatcher({ connectors: [smallConnector(erp)], store }), twist);
  return {
    erp,
    service,
    store,
    check: (options = {}) =>
      checkConnector({
        service: openService(service.url, { send: fetchSender }),
        config: { Company: "Nordvik", Password: SECRET },
        wrongConfig: { Company: "Nordvik", Password: "wrong" },
        ...options,
      }),
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  };
}

export const findingsOf = ({ groups }: CheckReport): RuleFinding[] => groups.flatMap(({ rules }) => rules);

export const idsOf = (report: CheckReport, outcome: RuleFinding["outcome"]): string[] =>
  findingsOf(report).flatMap((finding) => (finding.outcome === outcome ? [finding.id] : []));

export const findingOf = (report: CheckReport, id: string): RuleFinding | undefined =>
  findingsOf(report).find((finding) => finding.id === id);
