import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { actsIn } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { publicContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { exampleTyped } from "#server/incidents/example-typed.ts";
import { publishIncident } from "#server/incidents/publish-incident.ts";
import { subscribe, subscribeLimits } from "#server/incidents/subscribe.ts";
import { confirmSubscription, endSubscription, subscriptionState } from "#server/incidents/subscription.ts";
import { sweepSubscriptions } from "#server/incidents/sweep-subscriptions.ts";
import { tellIncident } from "#server/incidents/tell-incident.ts";
import { writeDraft } from "#server/incidents/write-draft.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { type ExampleMailServer, exampleMailServer } from "#server/notices/example-mail-server.ts";
import { mailCarrier } from "#server/notices/mail/client.ts";
import { sendLetters } from "#server/notices/send-letters.ts";
import { stopQueue } from "#server/queue/queue.ts";

const now = new Date("2026-11-22T02:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const house = systemContext(houseId, "test");

let mail: ExampleMailServer;

beforeEach(async () => {
  mail = await exampleMailServer();
});
afterEach(() => mail.close());
afterAll(stopQueue);

test("one mail asks; nothing else comes until it is confirmed, and then the notices do", async () => {
  const address = fresh();
  expect(await typed(address)).toEqual([]);
  const id = await published();
  await tellIncident(id, null, now);
  expect(await delivered(address)).toHaveLength(1);
  const token = tokenIn(mailTo(address)[0]);
  expect(await subscriptionState(token)).toBe("asked");
  await confirmSubscription(token, now);
  await confirmSubscription(token, now);
  expect(await subscriptionState(token)).toBe("confirmed");
  await tellIncident(await published(), null, now);
  const [, notice] = await delivered(address);
  expect(notice).toMatch(/^Subject: Notice: The Leqi interface is down\r?$/m);
  const acts = (await actsIn(house)).filter(({ subjectKind }) => subjectKind === "recipient");
  expect(acts.at(-1)).toMatchObject({ action: "recipient.confirmed" });
  expect(JSON.stringify(acts.map(({ facts }) => facts))).not.toContain("example.com");
});

test("each notice says how to end it, to the reader and to the mail program", async () => {
  const address = fresh();
  await typed(address);
  await delivered(address);
  const token = tokenIn(mailTo(address)[0]);
  await confirmSubscription(token, now);
  await tellIncident(await published(), null, now);
  const [, notice = ""] = await delivered(address);
  const head = notice.split(/\r?\n\r?\n/)[0]?.replace(/\r?\n[ \t]+/g, " ") ?? "";
  expect(head).toContain(`List-Unsubscribe: <http://localhost:3000/api/unsubscribe?token=${token}>`);
  expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  expect(tokenIn(notice)).toBe(token);
  const waiting = await published();
  await tellIncident(waiting, null, now);
  await endSubscription(token, now);
  await endSubscription(token, now);
  expect(await subscriptionState(token)).toBe("over");
  expect(await delivered(address)).toHaveLength(2);
  await expect(confirmSubscription(token, now)).rejects.toThrow("not-found: SUBSCRIPTION");
});

test("typed again it gets the same answer and the same kind of mail, subscribed or not", async () => {
  const address = fresh();
  await typed(address);
  await delivered(address);
  const token = tokenIn(mailTo(address)[0]);
  await confirmSubscription(token, now);
  expect(await typed(address, later(1))).toEqual([]);
  const [first = "", second = ""] = await delivered(address, later(1));
  expect(subjectOf(second)).toBe(subjectOf(first));
  expect(tokenIn(second)).toBe(token);
  expect(await rowsOf(address)).toHaveLength(1);
});

test("two who type it at once make one subscription", async () => {
  const address = fresh();
  await Promise.all([typed(address), typed(address)]);
  expect(await rowsOf(address)).toHaveLength(1);
});

test("a mailbox is not flooded, and nobody is told that it is full; a place is", async () => {
  const address = fresh();
  for (let n = 0; n < 6; n++) expect(await typed(address, later(n / 100))).toEqual([]);
  expect(await delivered(address, later(1))).toHaveLength(subscribeLimits.address.points);
  const place = publicContext(`place ${randomUUID()}`);
  for (let n = 0; n < subscribeLimits.here.points; n++) await subscribe(place, { address: fresh(), locale: "en" }, now);
  await expect(subscribe(place, { address: fresh(), locale: "en" }, now)).rejects.toThrow("TOO_MANY_SUBSCRIPTIONS");
});

test.each(["", "nobody", "a@example.com, b@example.com", "a@example.com\r\nBcc: b@example.com"])(
  "%j is no address",
  async (address) => {
    expect(await typed(address)).toMatchObject([{ field: "address" }]);
  },
);

test("what nobody confirmed within a week is let go of; a link nobody was sent leads nowhere", async () => {
  const address = fresh();
  await typed(address);
  await delivered(address);
  const token = tokenIn(mailTo(address)[0]);
  expect(await sweepSubscriptions(later(24 * 6))).toBe(0);
  expect(await sweepSubscriptions(later(24 * 8))).toBeGreaterThan(0);
  expect(await subscriptionState(token)).toBe("over");
  expect(await subscriptionState("nothing")).toBeNull();
  await expect(endSubscription("nothing", now)).rejects.toThrow("not-found: SUBSCRIPTION");
});

function fresh(): string {
  return `reader-${randomUUID()}@example.com`;
}

function typed(address: string, at = now) {
  return subscribe(publicContext(`place ${randomUUID()}`), { address, locale: "en" }, at);
}

async function published(): Promise<bigint> {
  const operator = await exampleOperator();
  const written = await writeDraft(operator, null, exampleTyped(now, { scope: "all" }), now);
  if ("problems" in written) throw new Error(JSON.stringify(written.problems));
  await publishIncident(operator, written.id, now);
  return written.id;
}

async function delivered(address: string, at = now): Promise<string[]> {
  await sendLetters(house, () => at, { mail: mailCarrier({ url: mail.url, from: "notice@example.com" }) });
  return mailTo(address);
}

function mailTo(address: string): string[] {
  return mail.received.filter(({ to }) => to.includes(address)).map(({ message }) => message);
}

/** As the text has it, whose long lines are folded. */
function tokenIn(message = ""): string {
  const text = message.replace(/=\r?\n/g, "").replaceAll("=3D", "=");
  return /status\/subscription\?token=([\w-]{43})/.exec(text)?.[1] ?? "";
}

function subjectOf(message: string): string {
  return /^Subject: [^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/m.exec(message)?.[0] ?? "";
}

function rowsOf(address: string) {
  return inTransaction(house, (tx) => tx.recipient.findMany({ where: { merchantId: houseId, address } }));
}
