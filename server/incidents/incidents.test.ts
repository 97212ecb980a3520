import { afterAll, afterEach, beforeEach, expect, expectTypeOf, test } from "vitest";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { actsIn, type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import {
  type MerchantContext,
  type OperatorContext,
  type SupportContext,
  type SystemContext,
  systemContext,
} from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";
import { dueExtensions } from "#server/incidents/due-extensions.ts";
import { exampleTyped } from "#server/incidents/example-typed.ts";
import { findIncident } from "#server/incidents/find-incident.ts";
import { incidentsForAll } from "#server/incidents/incidents-for-all.ts";
import { overdueIncidents } from "#server/incidents/incidents-for-staff.ts";
import { incidentsOfMerchant } from "#server/incidents/incidents-of-merchant.ts";
import { listIncidents } from "#server/incidents/list-incidents.ts";
import { incidentToRead, publicIncidents } from "#server/incidents/public-incidents.ts";
import { publishIncident } from "#server/incidents/publish-incident.ts";
import { runningOutages } from "#server/incidents/running-outages.ts";
import { tellIncident } from "#server/incidents/tell-incident.ts";
import { type TypedUpdate, updateIncident } from "#server/incidents/update-incident.ts";
import { withdrawIncident } from "#server/incidents/withdraw-incident.ts";
import { writeDraft } from "#server/incidents/write-draft.ts";
import { exampleMissing } from "#server/missing/example-ledger.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { type ExampleMailServer, exampleMailServer } from "#server/notices/example-mail-server.ts";
import { mailCarrier } from "#server/notices/mail/client.ts";
import { sendLetters } from "#server/notices/send-letters.ts";
import { stopQueue } from "#server/queue/queue.ts";

const now = new Date("2026-11-22T02:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);
const house = systemContext(houseId, "test");

let operator: OperatorContext;
let mail: ExampleMailServer;

beforeEach(async () => {
  await db().incident.updateMany({ data: { withdrawnAt: now } });
  operator = await exampleOperator();
  mail = await exampleMailServer();
});
afterEach(() => mail.close());
afterAll(stopQueue);

test("from draft to its end: each step is one act in the house's chain", async () => {
  const id = await drafted({ scope: "all" });
  expect((await listIncidents(operator, now)).rows[0]).toMatchObject({ state: "draft", incident: { id: String(id) } });
  expect(await incidentsForAll(now)).toEqual([]);
  expect(await publishIncident(operator, id, now)).toEqual([]);
  expect(await incidentsForAll(now)).toMatchObject([{ id: String(id), kind: "outage" }]);
  expect(await updateIncident(operator, id, news("found"), minutes(30))).toEqual([]);
  expect(await updateIncident(operator, id, news("ended"), minutes(50))).toEqual([]);
  expect(await findIncident(operator, String(id), minutes(51))).toMatchObject({
    state: "ended",
    incident: { endedAt: minutes(50), nextUpdateAt: null, updates: [{ step: "ended" }, { step: "found" }] },
  });
  const acts = (await actsIn(house)).filter(({ subjects }) => subjects.includes(String(id)));
  expect(acts.map(({ action }) => action)).toEqual([
    "incident.drafted",
    "incident.published",
    "incident.updated",
    "incident.ended",
  ]);
  expect(acts.every(({ facts }) => (facts as { account: string }).account === operator.accountId)).toBe(true);
});

test("what is published is rewritten, published and ended no second time", async () => {
  const id = await published({});
  await expect(publishIncident(operator, id, now)).rejects.toThrow("INCIDENT_PUBLISHED");
  await expect(writeDraft(operator, id, exampleTyped(now), now)).rejects.toThrow("INCIDENT_PUBLISHED");
  await updateIncident(operator, id, news("ended"), minutes(1));
  await expect(updateIncident(operator, id, news("ended"), minutes(2))).rejects.toThrow("INCIDENT_NOT_RUNNING");
  await withdrawIncident(operator, id, minutes(3));
  await expect(withdrawIncident(operator, id, minutes(4))).rejects.toThrow("INCIDENT_WITHDRAWN");
  await expect(incidentToRead(String(id), operator)).rejects.toThrow("not-found: INCIDENT");
  await expect(publishIncident(operator, 999_999n, now)).rejects.toThrow("not-found: INCIDENT");
  await expect(findIncident(operator, "1 OR 1=1", now)).rejects.toThrow("not-found: INCIDENT");
});

test("without English nothing is published, and a promised update that is overdue is shown", async () => {
  const { words } = exampleTyped(now);
  const id = await drafted({ words: { ...words, en: { ...words.en, whom: "" } } });
  expect(await publishIncident(operator, id, now)).toMatchObject([{ code: "WORDS_REQUIRED", field: "en.whom" }]);
  await writeDraft(operator, id, exampleTyped(now), now);
  expect(await publishIncident(operator, id, now)).toEqual([]);
  expect(await overdueIncidents(operator, minutes(59))).toEqual([]);
  expect(await overdueIncidents(operator, minutes(61))).toMatchObject([{ id: String(id) }]);
  expect((await listIncidents(operator, minutes(61))).rows[0]).toMatchObject({ overdue: true });
  await updateIncident(operator, id, news("mending"), minutes(61));
  expect(await overdueIncidents(operator, minutes(62))).toEqual([]);
});

test("a way's incident is shown to who has something missing there, and to nobody else", async () => {
  const [affected, calm, elsewhere] = [await exampleMerchant(), await exampleMerchant(), await exampleMerchant()];
  await missingOne(affected);
  await missingOne(elsewhere);
  await withWays(elsewhere, ["package"]);
  await published({ scope: "ways", ways: ["leqi"] });
  expect(await incidentsOfMerchant(affected.context, now)).toHaveLength(1);
  expect(await incidentsOfMerchant(calm.context, now)).toEqual([]);
  expect(await incidentsOfMerchant(elsewhere.context, now)).toEqual([]);
  expect(await incidentsForAll(now)).toEqual([]);
  expect((await publicIncidents(now, null)).running).toHaveLength(1);
});

test("what is for one merchant is seen by that one alone, and stands on no public page", async () => {
  const [chosen, other] = [await exampleMerchant(), await exampleMerchant()];
  const { taxpayerId } = await merchantOf(chosen.system);
  const id = await published({ scope: "merchants", merchants: taxpayerId });
  expect(await incidentsOfMerchant(chosen.context, now)).toMatchObject([{ id: String(id) }]);
  expect(await incidentsOfMerchant(other.context, now)).toEqual([]);
  expect((await publicIncidents(now, null)).running).toEqual([]);
  for (const reader of [null, other.context])
    await expect(incidentToRead(String(id), reader)).rejects.toThrow("not-found: INCIDENT");
  expect(await incidentToRead(String(id), chosen.context)).toMatchObject({ id: String(id) });
  const unknown = await writeDraft(
    operator,
    null,
    exampleTyped(now, { scope: "merchants", merchants: "91110105MA09XX013J" }),
    now,
  );
  expect(unknown).toMatchObject({ problems: [{ code: "MERCHANT_UNKNOWN", facts: { unknown: "91110105MA09XX013J" } }] });
});

test("those affected are written to once, told of the end too, and others are not", async () => {
  const [affected, calm] = [await exampleMerchant(), await exampleMerchant()];
  for (const { context } of [affected, calm])
    await addRecipient(context, { channel: "mail", address: `${context.merchantId}@example.com`, locale: "en" }, now);
  await missingOne(affected);
  const id = await published({ scope: "ways", ways: ["leqi"] });
  expect(await tellIncident(id, null, now)).toBe(1);
  expect(await tellIncident(id, null, now)).toBe(0);
  await withWays(affected, ["package"]);
  await updateIncident(operator, id, news("ended"), minutes(5));
  const { updates } = (await findIncident(operator, String(id), now)).incident;
  expect(await tellIncident(id, BigInt(updates[0]?.id ?? 0), minutes(5))).toBe(1);
  const office = { mail: mailCarrier({ url: mail.url, from: "notice@example.com" }) };
  expect(await sendLetters(affected.system, () => minutes(6), office)).toBe(2);
  expect(await sendLetters(calm.system, () => minutes(6), office)).toBe(0);
  expect(mail.received[0]?.message).toContain("Subject: Notice: The Leqi interface is down");
  expect(mail.received[0]?.message).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  expect(mail.received[0]?.message).not.toContain("/status/subscription");
  expect(mail.received[1]?.message).toContain("Subject: Over: The Leqi interface is down");
});

test("who wants other kinds only, or never confirmed, is left in peace", async () => {
  const { context, system } = await exampleMerchant();
  await addRecipient(context, { channel: "mail", address: "a@example.com", locale: "en" }, now);
  await addRecipient(context, { channel: "mail", address: "b@example.com", locale: "en" }, now);
  const where = (address: string) => ({ merchantId: context.merchantId, address });
  await inTransaction(system, async (tx) => {
    await tx.recipient.updateMany({ where: where("a@example.com"), data: { kinds: ["batch-ended"] } });
    await tx.recipient.updateMany({ where: where("b@example.com"), data: { confirmedAt: null } });
  });
  const { taxpayerId } = await merchantOf(system);
  const id = await published({ scope: "merchants", merchants: taxpayerId });
  expect(await tellIncident(id, null, now)).toBe(0);
});

test("words that look like headers or markup arrive as words", async () => {
  const { context, system } = await exampleMerchant();
  await addRecipient(context, { channel: "mail", address: "a@example.com", locale: "zh-CN" }, now);
  const { words } = exampleTyped(now);
  const title = "停机\r\nBcc: everybody@example.com\r\n\r\n{link}<script>\u202e\u0000";
  const { taxpayerId: merchants } = await merchantOf(system);
  const hostile = { ...words, "zh-CN": { ...words["zh-CN"], title } };
  const id = await published({ scope: "merchants", merchants, words: hostile });
  expect(await tellIncident(id, null, now)).toBe(1);
  await sendLetters(system, () => now, { mail: mailCarrier({ url: mail.url, from: "notice@example.com" }) });
  const [only] = mail.received;
  expect(only?.to).toEqual(["a@example.com"]);
  expect(only?.message.split(/\r?\n\r?\n/)[0]).not.toMatch(/^(Bcc|Cc):/im);
  const [letter] = await inTransaction(system, (tx) =>
    tx.letter.findMany({ where: { merchantId: context.merchantId, channel: { not: "inbox" } } }),
  );
  expect(letter?.subject).toBe("公告：停机 Bcc: everybody@example.com {link}<script>");
});

test("an incident that moves last days moves those of who may use its way", async () => {
  const [here, elsewhere] = [await exampleMerchant(), await exampleMerchant()];
  await withWays(elsewhere, ["package"]);
  const moves = { movesDueFrom: "2026-12-11", movesDueTo: "2026-12-18" };
  const id = await published({ scope: "ways", ways: ["leqi"], ...moves });
  const extensions = ({ system }: Example) => inTransaction(system, (tx) => dueExtensions(tx, system.merchantId));
  expect(await extensions(here)).toEqual([{ from: "2026-12-11", to: "2026-12-18", incidentId: String(id) }]);
  expect(await extensions(elsewhere)).toEqual([]);
  await updateIncident(operator, id, news("ended"), minutes(5));
  expect(await extensions(here)).toHaveLength(1);
  await withdrawIncident(operator, id, minutes(6));
  expect(await extensions(here)).toEqual([]);
});

test("a running outage is what an incident can be started from", async () => {
  const { id } = await db().outage.create({ data: { connector: "leqi", cause: "NO_ANSWER", beganAt: now } });
  expect(await runningOutages(operator)).toContainEqual({
    id: String(id),
    connector: "leqi",
    cause: "NO_ANSWER",
    beganAt: now,
  });
  await db().outage.update({ where: { id }, data: { endedAt: minutes(1) } });
  expect((await runningOutages(operator)).map((one) => one.id)).not.toContain(String(id));
});

test("only operators write", () => {
  expectTypeOf<Parameters<typeof writeDraft>[0]>().toEqualTypeOf<OperatorContext>();
  expectTypeOf<MerchantContext>().not.toExtend<Parameters<typeof publishIncident>[0]>();
  expectTypeOf<SupportContext>().not.toExtend<Parameters<typeof withdrawIncident>[0]>();
});

async function missingOne({ system }: Example): Promise<void> {
  const { taxpayerId } = await merchantOf(system);
  await exampleMissing(system, [exampleInvoice(taxpayerId)]);
}

function news(step: string): TypedUpdate {
  return {
    step,
    words: { "zh-CN": "有进展。", en: "There is news." },
    expectedEnd: "",
    nextUpdateAt: "2026-11-22 12:30",
  };
}

async function drafted(stated: Parameters<typeof exampleTyped>[1]): Promise<bigint> {
  const written = await writeDraft(operator, null, exampleTyped(now, stated), now);
  if ("problems" in written) throw new Error(JSON.stringify(written.problems));
  return written.id;
}

async function published(stated: Parameters<typeof exampleTyped>[1]): Promise<bigint> {
  const id = await drafted(stated);
  expect(await publishIncident(operator, id, now)).toEqual([]);
  return id;
}

function merchantOf(system: SystemContext) {
  return inTransaction(system, (tx) => tx.merchant.findUniqueOrThrow({ where: { id: system.merchantId } }));
}

function withWays({ system }: Example, ways: string[]) {
  return inTransaction(system, (tx) => tx.merchant.update({ where: { id: system.merchantId }, data: { ways } }));
}
