import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { openLine, type Posted, post } from "#server/bureau/http/client.ts";

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

test("a 100 Continue or an early hint is not the answer", async () => {
  const posted = await postTo((_request, response) => {
    response.writeProcessing();
    response.writeHead(200).end("done");
  });
  expect(posted).toMatchObject({ kind: "answered", status: 200, body: Buffer.from("done") });
});

test("what was read before the connection broke is kept", async () => {
  const posted = await postTo((_request, response) => {
    response.writeHead(200, { "content-length": 100, "x-node": "7" });
    response.write("half", () => response.socket?.destroy());
  });
  expect(posted).toMatchObject({ kind: "lost", cause: "reset", status: 200, headers: { "x-node": "7" } });
  expect(posted.kind === "lost" && posted.body.toString()).toBe("half");
});

test("a reply of exactly the limit is read, one byte more is not", async () => {
  const tenBytes: RequestListener = (_request, response) => response.end("0123456789");
  expect((await postTo(tenBytes, 10)).kind).toBe("answered");
  expect(await postTo(tenBytes, 9)).toMatchObject({ kind: "lost", cause: "too-large" });
});

test("what is not HTTP is garbage", async () => {
  const posted = await postTo((_request, response) => response.socket?.end("SSH-2.0-OpenSSH_9.9\r\n"));
  expect(posted).toMatchObject({ kind: "lost", cause: "garbage", status: null });
});

test("is sent once, whole", async () => {
  const bodies: string[] = [];
  await postTo(async (request, response) => {
    bodies.push(await textOf(request));
    response.socket?.resetAndDestroy();
  });
  expect(bodies).toEqual(["letter"]);
});

test("goes to the address as it is, question and all", async () => {
  const posted = await postTo((request, response) => response.end(request.url), 1_000, "/router/rest?method=a&sign=B");
  expect(posted.kind === "answered" && posted.body.toString()).toBe("/router/rest?method=a&sign=B");
});

test("a line that was closed sends nothing", async () => {
  const line = openLine();
  await line.agent.close();
  const letter = { url: new URL("http://127.0.0.1:9"), headers: {}, body: Buffer.from("letter"), limit: 10 };
  expect((await post(line, letter)).kind).toBe("not-sent");
});

async function postTo(
  listener: (request: IncomingMessage, response: ServerResponse) => unknown,
  limit = 1_000,
  path = "/",
): Promise<Posted> {
  server?.close();
  server = createServer(listener);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  const line = openLine();
  const posted = await post(line, { url, headers: {}, body: Buffer.from("letter"), limit });
  await line.agent.destroy();
  return posted;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
