import { type ExaminedService, NotTested, ServiceFailure } from "@brygga/connector-check";
import {
  connectorOperations,
  failedResult,
  type OperationKey,
  type ResponseOf,
  textInLanguage,
} from "@brygga/protocol";
import { StartError } from "../config.ts";
import type { ConnectorClient, ConnectorFailure } from "../connector-client/index.ts";

/** A connector that is called in another way than by SOAP over HTTP, for examining it. */
export function serviceOfClient(url: string, client: Pick<ConnectorClient, "call">): ExaminedService {
  const unreachable = (): never => {
    throw new NotTested("this connector is not called over HTTP");
  };
  return {
    url,
    post: async () => unreachable(),
    get: async () => unreachable(),
    ...{ message: unreachable, read: unreachable },
    call: async (key, request) => {
      const result = await client.call(key, request);
      return { response: result.ok ? result.response : refusal(key, result.failure), requestBytes: 0 };
    },
  };
}

/**
 * The same, of a connector that answers at all.
 *
 * @throws StartError that says why it does not
 */
export async function answeringService(
  url: string,
  client: Pick<ConnectorClient, "call">,
): Promise<ExaminedService> {
  const service = serviceOfClient(url, client);
  try {
    await service.call("getConfigData", {});
    return service;
  } catch (error) {
    if (!(error instanceof ServiceFailure)) throw error;
    throw new StartError(`${url} cannot be examined: ${error.message}`, { cause: error });
  }
}

/** The answer that a failure stands for. @throws ServiceFailure where it stands for none */
function refusal<K extends OperationKey>(key: K, failure: ConnectorFailure): ResponseOf<K> {
  if (failure.cause !== null) throw new ServiceFailure(textInLanguage(failure.userExplanation, "en"));
  const none = Object.keys(connectorOperations[key].payload.shape).map((member) => [member, null]);
  return { ...Object.fromEntries(none), ...failedResult(failure) } as ResponseOf<K>;
}
