import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Line, layLine, type Trouble } from "#faults/proxy.ts";

let echo: Server;
let line: Line;

beforeEach(async () => {
  echo = createServer((socket) => void socket.on("error", () => {}).pipe(socket));
  echo.listen(0, "127.0.0.1");
  await once(echo, "listening");
  line = await layLine((echo.address() as AddressInfo).port);
});
afterEach(async () => {
  await line.close();
  echo.close();
});

test("passes everything on, both ways, as long as it is not disturbed", async () => {
  const said = Buffer.alloc(1_000_000, "补传");
  expect(await answerTo(said)).toEqual(said);
  expect(line.struck()).toBe(0);
});

test.each<[string, Trouble, number]>([
  ["cut while it is asked", { kind: "cut", direction: "up", afterBytes: 7, how: "end" }, 7],
  ["cut while it answers", { kind: "cut", direction: "down", afterBytes: 5, how: "reset" }, 5],
  ["reset at once", { kind: "reset" }, 0],
])("%s: no more than so many bytes come back", async (_, trouble, atMost) => {
  line.disturb(() => trouble);
  const { length } = await answerTo(Buffer.alloc(100, "a"));
  expect(length).toBeLessThanOrEqual(atMost);
  expect(line.struck()).toBe(1);
});

test("drips a byte at a time in one direction, and whole all the same", async () => {
  line.disturb(() => ({ kind: "drip", direction: "down", ms: 1 }));
  expect((await answerTo(Buffer.from("drop by drop"))).toString()).toBe("drop by drop");
});

test("half-open, it takes a call up and never answers, until it is mended", async () => {
  line.disturb(() => ({ kind: "silent" }));
  const caller = connect(line.port, "127.0.0.1");
  await once(caller, "connect");
  const closed = new Promise((resolve) => caller.once("close", resolve));
  caller.on("error", () => {}).write("anybody there?");
  await line.mend();
  await closed;
  expect(caller.bytesRead).toBe(0);
  expect((await answerTo(Buffer.from("now"))).toString()).toBe("now");
});

test("refuses, and takes calls again on the same port", async () => {
  const { port } = line;
  await line.refuse();
  await expect(once(connect(port, "127.0.0.1"), "connect")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await line.mend();
  expect(line.port).toBe(port);
  expect((await answerTo(Buffer.from("back"))).toString()).toBe("back");
});

test("each connection is asked for by its number", async () => {
  line.disturb((connection) => (connection === 1 ? { kind: "reset" } : { kind: "pass" }));
  const answers = [];
  for (const word of ["one", "two", "three"]) answers.push((await answerTo(Buffer.from(word))).toString());
  expect(answers).toEqual(["one", "", "three"]);
});

/** What comes back until the other side ends or breaks off. */
async function answerTo(said: Buffer): Promise<Buffer> {
  const caller: Socket = connect({ port: line.port, host: "127.0.0.1", allowHalfOpen: true });
  const heard: Buffer[] = [];
  caller.on("error", () => {});
  caller.on("data", (piece) => void heard.push(piece));
  caller.on("end", () => caller.end());
  const closed = new Promise((resolve) => caller.once("close", resolve));
  caller.end(said);
  await closed;
  return Buffer.concat(heard);
}
