import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { Agent } from "undici";
import { afterEach, beforeEach, expect, test } from "vitest";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import type { Carrier } from "#server/notices/delivery.ts";
import { type ExampleMailServer, exampleMailServer } from "#server/notices/example-mail-server.ts";
import { batchEnded, testLetter } from "#server/notices/letters.ts";
import { mailCarrier } from "#server/notices/mail/client.ts";
import { attemptLimit, leaseMs, sendLetters } from "#server/notices/send-letters.ts";
import { wecomCarrier } from "#server/notices/wecom/client.ts";
import { writeLetters } from "#server/notices/write-letters.ts";

const now = new Date("2026-11-22T02:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const at = (ms: number) => () => later(ms);
const hour = 3_600_000;
const from = "补传 <notice@example.com>";
const patience = { connectMs: 300, silenceMs: 300 };

let merchant: Example;
let mail: ExampleMailServer;
const opened: { close: () => unknown }[] = [];

beforeEach(async () => {
  merchant = await exampleMerchant();
  mail = await exampleMailServer();
  opened.push(mail);
});

afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

test("a letter goes out once, plainly addressed, with a Message-ID of its own", async () => {
  await reader("owner@example.com");
  await write();
  expect(await sendLetters(merchant.system, at(0), byMail())).toBe(1);
  expect(await sendLetters(merchant.system, at(hour), byMail())).toBe(0);
  const [only] = mail.received;
  expect(mail.received).toHaveLength(1);
  expect(only?.to).toEqual(["owner@example.com"]);
  expect(only?.message).toMatch(/^Message-ID: <letter-\d+\.[0-9a-f-]{36}@localhost>\r?$/m);
  expect(only?.message).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(await letters()).toMatchObject([{ attempts: 1, sentAt: now, nextAt: null, givenUpAt: null }]);
});

test("the mail server is down, then up: sent once, at the time it said", async () => {
  await reader("owner@example.com");
  await write();
  await mail.close();
  expect(await sendLetters(merchant.system, at(0), byMail())).toBe(0);
  const [waiting] = await letters();
  expect(waiting).toMatchObject({ attempts: 1, sentAt: null, givenUpAt: null });
  expect(waiting?.lastFailure).not.toBe("");
  const next = waiting?.nextAt?.getTime() ?? 0;
  expect(next).toBeGreaterThanOrEqual(now.getTime() + 15_000);
  expect(next).toBeLessThanOrEqual(now.getTime() + 30_000);

  const again = await exampleMailServer(mail.port);
  opened[0] = again;
  const office = byMail(again.url);
  expect(await sendLetters(merchant.system, () => new Date(next - 1), office)).toBe(0);
  expect(await sendLetters(merchant.system, () => new Date(next), office)).toBe(1);
  expect(await sendLetters(merchant.system, at(24 * hour), office)).toBe(0);
  expect(again.received).toHaveLength(1);
  expect(await letters()).toMatchObject([{ attempts: 2, lastFailure: null }]);
});

test.each(["recipient", "data"] as const)(
  "a mailbox refused for good (%s) is given up at once, and named",
  async (stage) => {
    await reader("nobody@example.com");
    await write();
    mail.answer = { code: 550, stage };
    expect(await sendLetters(merchant.system, at(0), byMail())).toBe(0);
    const [letter] = await letters();
    expect(letter).toMatchObject({ attempts: 1, nextAt: null, givenUpAt: now, lastFailure: "550" });
    expect((await actsIn(merchant.context)).at(-1)).toMatchObject({
      action: "letter.given-up",
      subjectKind: "letter",
      subjects: [String(letter?.id)],
      facts: { kind: "test", channel: "mail", why: "550", attempts: 1 },
    });
    expect(await sendLetters(merchant.system, at(24 * hour), byMail())).toBe(0);
  },
);

test("a mailbox that is full for now (452) is tried again", async () => {
  await reader("full@example.com");
  await write();
  mail.answer = { code: 452, stage: "recipient" };
  await sendLetters(merchant.system, at(0), byMail());
  mail.answer = null;
  expect(await sendLetters(merchant.system, at(hour), byMail())).toBe(1);
});

test("after twelve attempts a letter is given up, and no act was made of the others", async () => {
  await reader("owner@example.com");
  await write();
  const office = byMail("smtp://127.0.0.1:1");
  for (let day = 0; day <= attemptLimit; day++) await sendLetters(merchant.system, at(day * 24 * hour), office);
  expect(await letters()).toMatchObject([
    { attempts: attemptLimit, nextAt: null, sentAt: null, givenUpAt: later(11 * 24 * hour) },
  ]);
  const given = (await actsIn(merchant.context)).filter(({ action }) => action === "letter.given-up");
  expect(given).toHaveLength(1);
});

test("without a mail server letters wait, and are not counted as attempts", async () => {
  await reader("owner@example.com");
  await write();
  expect(await sendLetters(merchant.system, at(0), {})).toBe(0);
  expect(await letters()).toMatchObject([{ attempts: 0, sentAt: null, nextAt: now }]);
  expect(await sendLetters(merchant.system, at(48 * hour), byMail())).toBe(1);
});

test("two workers at once send each letter once", async () => {
  await reader("owner@example.com");
  await reader("clerk@example.com");
  for (let n = 0; n < 5; n++) await write(later(n));
  const sent = await Promise.all([1, 2, 3].map(() => sendLetters(merchant.system, at(hour), byMail())));
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(10);
  expect(new Set(mail.received.map(({ message }) => /^Message-ID: (.*)\r?$/m.exec(message)?.[1])).size).toBe(10);
  expect(mail.received).toHaveLength(10);
});

test("a worker that died in between: sent again after the lease, under the same Message-ID", async () => {
  await reader("owner@example.com");
  await write();
  const dies: Carrier = async (letter) => {
    await mailCarrier({ url: mail.url, from })(letter);
    throw new Error("killed");
  };
  await expect(sendLetters(merchant.system, at(0), { mail: dies })).rejects.toThrow("killed");
  expect(await sendLetters(merchant.system, at(leaseMs - 1), byMail())).toBe(0);
  expect(await sendLetters(merchant.system, at(leaseMs), byMail())).toBe(1);
  const ids = mail.received.map(({ message }) => /^Message-ID: (.*)\r?$/m.exec(message)?.[1]);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
});

test("a zombie's failure does not undo what another worker delivered, nor call it given up", async () => {
  await reader("owner@example.com");
  await write();
  const zombie: Carrier = async () => {
    expect(await sendLetters(merchant.system, at(leaseMs), byMail())).toBe(1);
    return { kind: "never", why: "550" };
  };
  await sendLetters(merchant.system, at(0), { mail: zombie });
  expect(await letters()).toMatchObject([{ attempts: 2, sentAt: later(leaseMs), givenUpAt: null, nextAt: null }]);
});

test("a mail server that takes the connection and says nothing is given up on in time", async () => {
  const silent = createServer();
  silent.on("connection", () => undefined);
  const { port } = await listen(silent);
  await reader("owner@example.com");
  await write();
  await sendLetters(merchant.system, at(0), byMail(`smtp://127.0.0.1:${port}`));
  expect(await letters()).toMatchObject([{ attempts: 1, sentAt: null, givenUpAt: null }]);
});

test("names that hold line breaks, bidi marks or mail headers come out as words", async () => {
  await reader("owner@example.com");
  const file = "十一月\r\nBcc: everybody@example.com\r\n\r\n<script>\u202egpj.csv\u0000";
  const counts = { accepted: 2, earlier: 0, rejected: 1, expired: 0, conflict: 0, cancelled: 0, toMend: 0 };
  await inTransaction(merchant.system, (tx) => writeLetters(tx, merchant.system, batchEnded(7n, file, counts), now));
  expect(await sendLetters(merchant.system, at(0), byMail())).toBe(1);
  const [only] = mail.received;
  const head = only?.message.split(/\r?\n\r?\n/)[0] ?? "";
  expect(only?.to).toEqual(["owner@example.com"]);
  expect(head).not.toMatch(/^(Bcc|Cc):/im);
  expect(head).toMatch(/^Subject: =\?UTF-8\?/m);
  const [letter] = await letters();
  expect(letter?.subject).toBe("批量补传有结果了：十一月 Bcc: everybody@example.com <script>gpj.csv");
  expect(`${letter?.subject}${letter?.text}`).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
});

test.each<
  [string, (request: IncomingMessage, response: ServerResponse) => void, "sent" | "later" | "never", string | null]
>([
  ["takes it", (_, response) => response.end('{"errcode":0,"errmsg":"ok"}'), "sent", null],
  ["is broken", (_, response) => response.writeHead(503).end("oops"), "later", "http-503"],
  ["is told too much", (_, response) => response.end('{"errcode":45009}'), "later", "errcode-45009"],
  ["talks nonsense", (_, response) => response.end("<html>"), "later", "errcode-none"],
  ["hangs up", (request) => request.socket.destroy(), "later", "reset"],
  ["never answers", () => undefined, "later", "timeout"],
  [
    "sends us elsewhere",
    (_, response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end(),
    "later",
    "http-302",
  ],
  ["has no such robot", (_, response) => response.end('{"errcode":93000}'), "never", "errcode-93000"],
  ["forbids it", (_, response) => response.writeHead(403).end(), "never", "http-403"],
])("a webhook that %s", async (_, answer, outcome, why) => {
  const bodies: string[] = [];
  const hook = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      bodies.push(`${request.method} ${request.url} ${body}`);
      answer(request, response);
    });
  });
  const { port } = await listen(hook);
  await addRecipient(merchant.context, { channel: "wecom", address: webhook, locale: "zh-CN" }, now);
  await write();
  const before = (await actsIn(merchant.context)).length;
  expect(await sendLetters(merchant.system, at(0), { wecom: plainly(port) })).toBe(outcome === "sent" ? 1 : 0);
  expect(bodies).toHaveLength(1);
  expect(bodies[0]).toMatch(
    /^POST \/cgi-bin\/webhook\/send\?key=0f0f \{"msgtype":"text","text":\{"content":"补传的测试通知/,
  );
  const [letter] = await letters();
  expect(letter).toMatchObject({ lastFailure: why, attempts: 1 });
  expect(letter?.sentAt === null).toBe(outcome !== "sent");
  expect(letter?.givenUpAt === null).toBe(outcome !== "never");
  expect((await actsIn(merchant.context)).length - before).toBe(outcome === "never" ? 1 : 0);
});

test("a host that was taken off the list is not called any more", async () => {
  await addRecipient(merchant.context, { channel: "wecom", address: webhook, locale: "zh-CN" }, now);
  await write();
  await sendLetters(merchant.system, at(0), { wecom: wecomCarrier(["hooks.example.com"]) });
  expect(await letters()).toMatchObject([{ lastFailure: "host", givenUpAt: now }]);
});

test("what is too long for a group is cut within its bytes, and calls nobody", async () => {
  const contents: string[] = [];
  const hook = createServer(async (request, response) => {
    const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
    contents.push((JSON.parse(Buffer.concat(chunks).toString()) as { text: { content: string } }).text.content);
    response.end('{"errcode":0}');
  });
  const { port } = await listen(hook);
  const carrier = plainly(port);
  const letter = {
    messageId: "",
    address: webhook,
    subject: "通知",
    text: `<@all>${"票".repeat(2_000)}`,
    writtenAt: now,
  };
  expect(await carrier(letter)).toEqual({ kind: "delivered" });
  expect(Buffer.byteLength(contents[0] ?? "")).toBeLessThanOrEqual(2_048);
  expect(contents[0]).not.toContain("<@");
  expect(contents[0]).toMatch(/票…$/);
});

const webhook = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0f0f";

/** The real carrier on a line that speaks plain HTTP to the test's own server, whatever the address says. */
function plainly(port: number): Carrier {
  const agent = new Agent({
    connect: (_options, callback) => {
      const socket = connect(port, "127.0.0.1", () => callback(null, socket));
    },
  });
  opened.push({ close: () => agent.destroy() });
  return wecomCarrier(["qyapi.weixin.qq.com"], {
    agent,
    deadlines: { connectMs: 300, headersMs: 300, totalMs: 400 },
    turn: async () => {},
  });
}

function byMail(url = mail.url) {
  return { mail: mailCarrier({ url, from }, patience) };
}

async function reader(address: string): Promise<void> {
  expect(await addRecipient(merchant.context, { channel: "mail", address, locale: "zh-CN" }, now)).toEqual([]);
}

async function write(moment = now): Promise<void> {
  await inTransaction(merchant.system, (tx) => writeLetters(tx, merchant.system, testLetter(moment), now));
}

async function letters() {
  return inTransaction(merchant.system, (tx) =>
    tx.letter.findMany({ where: { channel: { not: "inbox" } }, orderBy: { id: "asc" } }),
  );
}

async function listen(server: Server): Promise<AddressInfo> {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", () => listening()));
  opened.push({
    close: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  });
  return server.address() as AddressInfo;
}
