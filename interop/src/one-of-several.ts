import { expect, test } from "vitest";
import type { OpenForeignClient } from "./foreign-client.ts";
import { SECOND_NAME, startSampleService } from "./sample-service.ts";
import { dictionary } from "./wire-request.ts";

/** The tests of a client that is given the WSDL of one of several connectors behind a URL. */
export function oneOfSeveral(open: OpenForeignClient): void {
  test.each(["?wsdl&ConnectorName=", "?singleWsdl&ConnectorName="])(
    "%s leads to that connector and to no other",
    async (query) => {
      const several = await startSampleService();
      const opened = await open(`${several.url}${query}${encodeURIComponent(SECOND_NAME)}`);
      const request = { ConnectionInfo: dictionary({ Company: "A" }) };
      const outcome = await opened.call("WSTestConfigData", request);
      await opened.close();
      await several.close();
      expect(outcome).toMatchObject({ result: { IsOk: false, ErrorCode: "SECOND" } });
    },
  );
}
