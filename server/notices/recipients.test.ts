import { expect, expectTypeOf, test } from "vitest";
import { mostRecipients } from "#domain/recipient.ts";
import { actsIn, exampleColleague, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import {
  type MerchantContext,
  type OperatorContext,
  type SupportContext,
  type SupportViewContext,
  systemContext,
} from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { listGivenUp } from "#server/notices/list-given-up.ts";
import { listRecipients } from "#server/notices/list-recipients.ts";
import { removeRecipient } from "#server/notices/remove-recipient.ts";
import { sendLetters } from "#server/notices/send-letters.ts";
import { sendTestLetter, testLimit } from "#server/notices/send-test-letter.ts";

const now = new Date("2026-11-22T02:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const mail = { channel: "mail", address: " Owner@Example.com ", locale: "en" };
const webhook = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0f0f0f0f-0000-4000-8000-00000000a1b2";

test("an owner says where to, and sees it again; of a webhook only the end of its key", async () => {
  const { context } = await exampleMerchant();
  expect(await addRecipient(context, mail, now)).toEqual([]);
  expect(await addRecipient(context, { channel: "wecom", address: webhook, locale: "zh-CN" }, now)).toEqual([]);
  const listed = await listRecipients(context);
  expect(listed).toMatchObject([
    { channel: "mail", shown: "owner@example.com", locale: "en", last: null },
    { channel: "wecom", shown: "qyapi.weixin.qq.com …a1b2", locale: "zh-CN", last: null },
  ]);
  const acts = (await actsIn(context)).slice(-2);
  expect(acts).toMatchObject([
    { action: "recipient.added", subjectKind: "recipient", facts: { channel: "mail", locale: "en" } },
    { action: "recipient.added", facts: { channel: "wecom" } },
  ]);
  expect(JSON.stringify(acts.map(({ facts }) => facts))).not.toMatch(/example\.com|a1b2/);
});

test.each([
  [{ ...mail, address: "nobody" }, "MAIL_ADDRESS_MALFORMED"],
  [{ ...mail, address: "a@example.com\r\nBcc: b@example.com" }, "MAIL_ADDRESS_MALFORMED"],
  [{ ...mail, address: "" }, "ADDRESS_REQUIRED"],
  [{ ...mail, channel: "wecom", address: "https://127.0.0.1/send?key=1" }, "WEBHOOK_MALFORMED"],
])("%j is refused with %s, and nothing is kept", async (typed, code) => {
  const { context } = await exampleMerchant();
  expect(await addRecipient(context, typed, now)).toMatchObject([{ code, field: "address" }]);
  expect(await listRecipients(context)).toEqual([]);
});

test("the same address twice is one; there is a limit, and it holds for several at once", async () => {
  const { context } = await exampleMerchant();
  await addRecipient(context, mail, now);
  expect(await addRecipient(context, mail, now)).toMatchObject([{ code: "RECIPIENT_KNOWN" }]);
  const many = Array.from({ length: mostRecipients + 3 }, (_, n) => ({ ...mail, address: `a${n}@example.com` }));
  const problems = (await Promise.all(many.map((one) => addRecipient(context, one, now)))).flat();
  expect(problems.map(({ code }) => code)).toEqual(Array(4).fill("TOO_MANY_RECIPIENTS"));
  expect(await listRecipients(context)).toHaveLength(mostRecipients);
});

test("a clerk may not see, add, remove or test", async () => {
  const { context, system } = await exampleMerchant();
  const { context: clerk } = await exampleColleague(system, "clerk");
  await addRecipient(context, mail, now);
  const [kept] = await listRecipients(context);
  const id = BigInt(kept?.id ?? 0);
  const refused = { kind: "forbidden", code: "OWNERS_ONLY" };
  await expect(listRecipients(clerk)).rejects.toMatchObject(refused);
  await expect(addRecipient(clerk, mail, now)).rejects.toMatchObject(refused);
  await expect(removeRecipient(clerk, id, now)).rejects.toMatchObject(refused);
  await expect(sendTestLetter(clerk, id, now)).rejects.toMatchObject(refused);
});

test("another merchant's recipient is not there", async () => {
  const { context } = await exampleMerchant();
  const { context: other } = await exampleMerchant();
  await addRecipient(context, mail, now);
  const id = BigInt((await listRecipients(context))[0]?.id ?? 0);
  const refused = { kind: "not-found", code: "RECIPIENT" };
  await expect(removeRecipient(other, id, now)).rejects.toMatchObject(refused);
  await expect(sendTestLetter(other, id, now)).rejects.toMatchObject(refused);
  expect(await listRecipients(context)).toHaveLength(1);
});

test("a test letter goes to that recipient only, and not too often", async () => {
  const { context, system } = await exampleMerchant();
  await addRecipient(context, mail, now);
  await addRecipient(context, { ...mail, address: "clerk@example.com" }, now);
  const id = BigInt((await listRecipients(context))[0]?.id ?? 0);
  for (let n = 0; n < testLimit.letters; n++) await sendTestLetter(context, id, later(n));
  await expect(sendTestLetter(context, id, later(60_000))).rejects.toMatchObject({
    kind: "too-much",
    code: "TOO_MANY_TESTS",
  });
  await sendTestLetter(context, id, later(testLimit.minutes * 60_000 + 1_000));
  const addresses = await inTransaction(system, (tx) =>
    tx.letter.findMany({ where: { channel: { not: "inbox" } }, select: { address: true, subject: true } }),
  );
  expect(addresses).toHaveLength(testLimit.letters + 1);
  expect(new Set(addresses.map(({ address }) => address))).toEqual(new Set(["owner@example.com"]));
  expect(addresses[0]?.subject).toBe("A test notice from Buchuan (补传)");
});

test("what came of the last letter is told, until nobody is told any more", async () => {
  const { context, system } = await exampleMerchant();
  await addRecipient(context, { channel: "wecom", address: webhook, locale: "zh-CN" }, now);
  const last = async () => (await listRecipients(context))[0]?.last;
  const id = BigInt((await listRecipients(context))[0]?.id ?? 0);
  const carriers = { sent: "delivered", later: "later", never: "never" } as const;
  const send = (kind: keyof typeof carriers, ms: number) =>
    sendLetters(system, () => later(ms), { wecom: async () => ({ kind: carriers[kind], why: "http-503" }) });

  await sendTestLetter(context, id, later(0));
  expect(await last()).toEqual({ state: "waits", at: later(0) });
  await send("later", 1);
  expect(await last()).toMatchObject({ state: "waits-again" });
  await send("sent", 600_000);
  expect(await last()).toEqual({ state: "sent", at: later(600_000) });
  await sendTestLetter(context, id, later(700_000));
  await send("never", 700_001);
  expect(await last()).toEqual({ state: "given-up", at: later(700_001) });

  const outbox = await listGivenUp(await exampleOperator(), later(700_002));
  expect(outbox.givenUp).toContainEqual(
    expect.objectContaining({ channel: "wecom", kind: "test", why: "http-503", attempts: 1 }),
  );
  expect(JSON.stringify(outbox)).not.toMatch(/qyapi|a1b2/);
});

test("without a mail server a letter waits, and the page can say why", async () => {
  const { context } = await exampleMerchant();
  await addRecipient(context, mail, now);
  const id = BigInt((await listRecipients(context))[0]?.id ?? 0);
  await sendTestLetter(context, id, now);
  expect((await listRecipients(context))[0]?.last).toEqual({ state: "not-set-up", at: now });
});

test("what waits for a removed recipient is not sent any more", async () => {
  const { context, system } = await exampleMerchant();
  await addRecipient(context, mail, now);
  const id = BigInt((await listRecipients(context))[0]?.id ?? 0);
  await sendTestLetter(context, id, now);
  await removeRecipient(context, id, later(1));
  const sent = await sendLetters(system, () => later(2), { mail: async () => ({ kind: "delivered" }) });
  expect(sent).toBe(0);
  expect(await listRecipients(context)).toEqual([]);
  expect(await addRecipient(context, mail, later(3))).toEqual([]);
  expect((await listRecipients(context))[0]?.last).toBeNull();
});

test("to an address of the house go alerts, reports or both: alerts where nothing else is said", async () => {
  const operator = await exampleOperator();
  for (const { id } of await listRecipients(operator)) await removeRecipient(operator, BigInt(id), now);
  for (const wants of ["report", "both", "all of it", undefined])
    expect(
      await addRecipient(operator, { ...mail, address: `${typeof wants}-${wants?.length}@example.com`, wants }, now),
    ).toEqual([]);
  expect((await listRecipients(operator)).map(({ wants }) => wants)).toEqual(["report", "both", "alert", "alert"]);
  const house = systemContext(houseId, "operations");
  const rows = await inTransaction(house, (tx) =>
    tx.recipient.findMany({ where: { merchantId: houseId, removedAt: null }, orderBy: { id: "asc" } }),
  );
  expect(rows.map(({ kinds }) => kinds)).toEqual([["report"], ["alert", "report"], ["alert"], ["alert"]]);
  const many = Array.from({ length: mostRecipients }, (_, n) => ({ ...mail, address: `house${n}@example.com` }));
  const problems = (await Promise.all(many.map((one) => addRecipient(operator, one, now)))).flat();
  expect(problems.map(({ code }) => code)).toEqual(Array(4).fill("TOO_MANY_RECIPIENTS"));
  const { context } = await exampleMerchant();
  await addRecipient(context, { ...mail, wants: "report" }, now);
  expect(await listRecipients(context)).toMatchObject([{ wants: null }]);
});

test("recipients are the merchant's own: for staff it does not compile", () => {
  expectTypeOf<SupportContext | SupportViewContext | OperatorContext>().not.toExtend<
    Parameters<typeof addRecipient>[0]
  >();
  expectTypeOf<SupportContext | SupportViewContext | OperatorContext>().not.toExtend<
    Parameters<typeof listRecipients>[0]
  >();
  expectTypeOf<MerchantContext | SupportContext>().not.toExtend<Parameters<typeof listGivenUp>[0]>();
});
