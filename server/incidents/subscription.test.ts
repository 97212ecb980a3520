import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { publicContext, type SystemContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { exampleTyped } from "#server/incidents/example-typed.ts";
import { publishIncident } from "#server/incidents/publish-incident.ts";
import { subscribe, subscribeLimits } from "#server/incidents/subscribe.ts";
import { confirmSubscription, endSubscription, subscriptionState } from "#server/incidents/subscription.ts";
import { sweepSubscriptions } from "#server/incidents/sweep-subscriptions.ts";
import { tellIncident } from "#server/incidents/tell-incident.ts";
import { writeDraft } from "#server/incidents/write-draft.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { alertsTold } from "#server/notices/alert-letter.ts";
import { countUnread } from "#server/notices/count-unread.ts";
import { type ExampleMailServer, exampleMailServer } from "#server/notices/example-mail-server.ts";
import { packageWaits } from "#server/notices/letters.ts";
import { listRecipients } from "#server/notices/list-recipients.ts";
import { mailCarrier } from "#server/notices/mail/client.ts";
import { removeRecipient } from "#server/notices/remove-recipient.ts";
import { sendLetters } from "#server/notices/send-letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";
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
  const head = headOf(notice);
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

test("a merchant's letters end with one press in the mailbox they go to; the inbox has them all the same", async () => {
  const { context, system } = await exampleMerchant();
  const address = fresh();
  await addRecipient(context, { channel: "mail", address, locale: "en" }, now);
  await inTransaction(system, (tx) => writeLetters(tx, system, packageWaits(1n, 1, 3), now));
  const [letter = ""] = await delivered(address, now, system);
  expect(headOf(letter)).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  expect(tokenIn(letter)).toBe("");
  const token = pressTokenIn(letter);
  expect(await subscriptionState(token)).toBe("addressed");
  await inTransaction(system, (tx) => writeLetters(tx, system, packageWaits(2n, 2, 3), now));
  await endSubscription(token, now);
  await endSubscription(token, now);
  expect(await subscriptionState(token)).toBe("removed");
  await expect(confirmSubscription(token, now)).rejects.toThrow("not-found: SUBSCRIPTION");
  expect(await delivered(address, now, system)).toHaveLength(1);
  expect(await listRecipients(context)).toEqual([]);
  expect(await countUnread(context)).toBe(2);
  const ended = (await actsIn(system)).filter(({ action }) => action === "recipient.removed");
  expect(ended).toMatchObject([{ actorKind: "system:subscription", subjectKind: "recipient" }]);
});

test("such a link is good for its own mailbox only", async () => {
  const { context, system } = await exampleMerchant();
  const other = await exampleMerchant();
  for (const one of [context, other.context])
    for (const address of [fresh(), fresh()]) await addRecipient(one, { channel: "mail", address, locale: "en" }, now);
  await inTransaction(system, (tx) => writeLetters(tx, system, packageWaits(1n, 1, 3), now));
  const [first, second] = await inTransaction(system, (tx) =>
    tx.letter.findMany({ where: { channel: "mail" }, orderBy: { id: "asc" } }),
  );
  const [merchant = "", id = "", signature = ""] = tokenAfter(first?.unsubscribe ?? "").split(".");
  const [, otherId = "", otherSignature = ""] = tokenAfter(second?.unsubscribe ?? "").split(".");
  expect(await subscriptionState(`${merchant}.${id}.${signature}`)).toBe("addressed");
  const forged = [
    `${merchant}.${otherId}.${signature}`,
    `${merchant}.${id}.${otherSignature}`,
    `${merchant}.0${id}.${signature}`,
    `${other.context.merchantId}.${id}.${signature}`,
    `${houseId}.${id}.${signature}`,
    `${merchant}.${id}.`,
  ];
  for (const token of forged) {
    expect(await subscriptionState(token)).toBeNull();
    await expect(endSubscription(token, now)).rejects.toThrow("not-found: SUBSCRIPTION");
  }
  expect(await listRecipients(context)).toHaveLength(2);
  expect(await listRecipients(other.context)).toHaveLength(2);
});

test("a group in 企业微信 and the house's own have no such link", async () => {
  const { context, system } = await exampleMerchant();
  const operator = await exampleOperator();
  const address = fresh();
  const hook = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0f0f0f0f-0000-4000-8000-00000000a1b2";
  await addRecipient(context, { channel: "wecom", address: hook, locale: "en" }, now);
  for (const { id } of await listRecipients(operator)) await removeRecipient(operator, BigInt(id), now);
  expect(await addRecipient(operator, { channel: "mail", address, locale: "en" }, now)).toEqual([]);
  await inTransaction(system, (tx) => writeLetters(tx, system, packageWaits(1n, 1, 3), now));
  await inTransaction(house, (tx) => writeLetters(tx, house, alertsTold([], now), now));
  const links = [
    ...(await inTransaction(system, (tx) => tx.letter.findMany({ where: { address: hook } }))),
    ...(await inTransaction(house, (tx) => tx.letter.findMany({ where: { address } }))),
  ].map(({ unsubscribe }) => unsubscribe);
  expect(links).toEqual([null, null]);
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

async function delivered(address: string, at = now, tenant: SystemContext = house): Promise<string[]> {
  await sendLetters(tenant, () => at, { mail: mailCarrier({ url: mail.url, from: "notice@example.com" }) });
  return mailTo(address);
}

function mailTo(address: string): string[] {
  return mail.received.filter(({ to }) => to.includes(address)).map(({ message }) => message);
}

/** Its header lines, unfolded. */
function headOf(message: string): string {
  return message.split(/\r?\n\r?\n/)[0]?.replace(/\r?\n[ \t]+/g, " ") ?? "";
}

function pressTokenIn(message: string): string {
  return tokenAfter(/^List-Unsubscribe: <([^>]+)>/m.exec(headOf(message))?.[1] ?? "");
}

function tokenAfter(link: string): string {
  return link === "" ? "" : (new URL(link).searchParams.get("token") ?? "");
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
