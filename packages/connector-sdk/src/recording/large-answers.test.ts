import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { encodeRequest } from "@brygga/protocol";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ConnectorService } from "../soap/http-service.ts";
import { record } from "./record.ts";

/** Weighs next to nothing on the wire, and unpacks without an end. */
function* zeros(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(1024 * 1024);
}

let folder: string;
let connector: Server;
let recorder: ConnectorService;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-large-"));
  connector = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/xml", "content-encoding": "gzip" });
    pipeline(Readable.from(zeros()), createGzip(), response, () => {});
  }).listen(0, "127.0.0.1");
  await once(connector, "listening");
  const target = `http://127.0.0.1:${(connector.address() as AddressInfo).port}/ErpConnectorWS.svc`;
  recorder = await record({ target, file: join(folder, "traffic.jsonl"), maxAnswerBytes: 1024 * 1024 });
});
afterEach(async () => {
  await recorder.close();
  connector.close();
  await rm(folder, { recursive: true, force: true });
});

test("an answer that unpacks to more than the recorder holds is refused before it is unpacked as a whole", async () => {
  const { body, soapAction } = encodeRequest("getConfigData", {});
  const headers = { "content-type": "text/xml; charset=utf-8", soapaction: `"${soapAction}"` };
  for (const answer of [
    await fetch(recorder.url, { method: "POST", headers, body }),
    await fetch(`${recorder.url}?wsdl`),
  ]) {
    expect(answer.status).toBe(502);
    expect(await answer.text()).toMatch(
      /^The connector's answer is larger than 1048576 bytes, .*maxAnswerBytes\.\n$/,
    );
  }
  await recorder.close();
  expect((await readFile(join(folder, "traffic.jsonl"), "utf8")).trim().split("\n")).toHaveLength(1);
});
