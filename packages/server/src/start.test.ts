import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

/** The server as it is really started: a process, its output and its exit code. */
interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Resolves to the URL, when it runs. */
  readonly url: Promise<string>;
  readonly exitCode: Promise<number | null>;
}

let folder: string;
const running = new Set<ChildProcess>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "brygga-start-"));
});

afterEach(async () => {
  for (const child of running) {
    child.kill("SIGKILL");
  }
  running.clear();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

function start(env: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    env: { PATH: process.env.PATH, BRYGGA_DATA: folder, BRYGGA_PORT: "0", BRYGGA_DEMO: "0", ...env },
  });
  running.add(child);
  let output = "";
  const url = new Promise<string>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /Brygga runs at (\S+)[\s\S]*\n$/.exec(output)?.[1];
      if (found !== undefined) {
        resolve(found);
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
  });
  const exitCode = once(child, "close").then(([code]) => code as number | null);
  return { child, output: () => output, url, exitCode };
}

test("the first start prints address, users and passwords; they are good; the second start prints none", async () => {
  const first = start();
  const url = await first.url;
  const password = /admin\s+(\S+)\s+\(administrator\)/.exec(first.output())?.[1];
  const response = await fetch(`${url}/api/v1/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "admin", password }),
  });
  expect(response.status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  first.child.kill("SIGTERM");
  expect(await first.exitCode).toBe(0);
  expect(first.output()).toMatch(/Stopping: .*…\n[\s\S]*Brygga has stopped\.\n$/);
  const second = start();
  await second.url;
  expect(second.output()).not.toContain("admin");
});

test("a data folder that another Brygga uses is refused in one line, and free again after kill -9", async () => {
  const first = start();
  await first.url;
  const second = start();
  expect(await second.exitCode).toBe(1);
  expect(second.output()).toBe(
    `Another Brygga is using the data folder ${folder}: stop it, or set BRYGGA_DATA to another folder.\n`,
  );
  first.child.kill("SIGKILL");
  await first.exitCode;
  expect(await start().url).toMatch(/^http:/);
});

test("a port that is taken is refused in one line", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const server = start({ BRYGGA_PORT: String(port) });
  expect(await server.exitCode).toBe(1);
  expect(server.output()).toMatch(/^Port \d+ on 127\.0\.0\.1 is taken by another program: .*\n$/);
  other.close();
});

test("a data folder that cannot be is refused in one line", async () => {
  const server = start({ BRYGGA_DATA: join(import.meta.filename, "data") });
  expect(await server.exitCode).toBe(1);
  expect(server.output()).toMatch(/^The data folder .* cannot be used: .*\n$/);
});

test("a database that cannot be used is refused in one line, which says what to do", async () => {
  await writeFile(
    join(folder, "brygga.db"),
    "The quarterly report, saved by mistake under this name. ".repeat(200),
  );
  const started = start();
  expect(await started.exitCode).toBe(1);
  expect(started.output()).toBe(
    "Brygga's database cannot be used: file is not a database. " +
      "The file brygga.db is damaged, or another program's: bring the data folder back from a backup.\n",
  );
});

test("a request that waits for a connector which never answers does not keep the server from ending", async () => {
  const called = Promise.withResolvers<void>();
  const connector = createServer((socket) =>
    socket.on("error", () => undefined).once("data", called.resolve),
  );
  await once(connector.listen(0, "127.0.0.1"), "listening");
  const { port } = connector.address() as AddressInfo;
  const { child, url, exitCode } = start({ BRYGGA_ADMIN_PASSWORD: "let me in please" });
  const api = `${await url}/api/v1`;
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${api}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const signedIn = await post("/session", { username: "admin", password: "let me in please" });
  const authorization = `Bearer ${((await signedIn.json()) as { token: string }).token}`;
  const waiting = post("/sync-connectors/test", { url: `http://127.0.0.1:${port}/` }, { authorization });
  await called.promise;
  child.kill("SIGTERM");
  expect(await exitCode).toBe(0);
  await waiting.catch(() => undefined);
  connector.close();
});

test("the sample ERP runs beside the server and ends with it, also when the server is killed", async () => {
  const server = start({ BRYGGA_DEMO: "1", BRYGGA_DEMO_PORT: "0" });
  await server.url;
  const erp = /A sample ERP answers at (\S+)/.exec(server.output())?.[1] ?? "";
  expect((await fetch(`${erp}?wsdl`)).status).toBe(200);
  server.child.kill("SIGKILL");
  await server.exitCode;
  await expect
    .poll(
      () =>
        fetch(`${erp}?wsdl`).then(
          () => "answers",
          () => "gone",
        ),
      { timeout: 10_000 },
    )
    .toBe("gone");
});

test("a sample ERP that cannot start is told, and Brygga runs without it", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const server = start({ BRYGGA_DEMO: "1", BRYGGA_DEMO_PORT: String(port) });
  expect((await fetch(`${await server.url}/healthz`)).status).toBe(200);
  expect(server.output()).toMatch(new RegExp(`port ${port} is taken.*Brygga runs without it\\.`));
  other.close();
});
