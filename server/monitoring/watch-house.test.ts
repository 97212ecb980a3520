import { afterEach, beforeEach, expect, test } from "vitest";
import type { RuleName } from "#domain/alert-rule.ts";
import type { FigureName } from "#domain/house-figure.ts";
import { withClient } from "#scripts/database.ts";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";
import { exampleOperator } from "#server/monitoring/example-operator.ts";
import { houseLights } from "#server/monitoring/house-lights.ts";
import { listAlerts } from "#server/monitoring/list-alerts.ts";
import { silenceAlert } from "#server/monitoring/silence-alert.ts";
import { watchHouse } from "#server/monitoring/watch-house.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { type ExampleMailServer, exampleMailServer } from "#server/notices/example-mail-server.ts";
import { mailCarrier } from "#server/notices/mail/client.ts";
import { sendLetters } from "#server/notices/send-letters.ts";

const start = new Date("2026-11-22T02:00:00Z");
const house = systemContext(houseId, "test");
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const account = "00000000-0000-7000-8000-000000000001";

let mail: ExampleMailServer;

beforeEach(async () => {
  mail = await exampleMailServer();
  for (const table of [
    "sample",
    "probe",
    "transfer_hour",
    "incident_update",
    "incident",
    "alert",
    "letter",
    "recipient",
  ])
    await asOwner(`TRUNCATE ${table} CASCADE`);
});
afterEach(() => mail.close());

test("a figure beyond its limit for its time opens an alert, and one letter says so to those who want it", async () => {
  await reader();
  await figure("queue_age_seconds", 0, [10, 10, 10, 10, 10, 10]);
  expect(await watchHouse(at(5))).toEqual({ opened: 0, recovered: 0, letters: 0 });
  await figure("queue_age_seconds", 6, [400, 410, 420, 430, 440]);
  expect((await watchHouse(at(10))).opened).toBe(0);
  await figure("queue_age_seconds", 11, [450, 460]);
  expect(await watchHouse(at(12))).toEqual({ opened: 1, recovered: 0, letters: 1 });
  expect(await watchHouse(at(12))).toEqual({ opened: 0, recovered: 0, letters: 0 });

  const [message] = await delivered(12);
  expect(message).toMatch(/To: ops@example\.com/);
  expect(message).toContain("告警：到期的补传没有人处理");
  expect(message).toContain("【严重】到期的补传没有人处理：7.7 分钟，界限 5 分钟，自 11-22 10:07");
  expect(message).toContain("http://localhost:3000/ops/handbook/queue-behind");
  expect((await actsIn(house)).at(-1)).toMatchObject({ action: "alert.opened", subjectKind: "alert" });
});

test("it goes on until the figure is well again, and the letter of its end says from when to when", async () => {
  await reader();
  await open("queue_age_seconds", 0, 400);
  await figure("queue_age_seconds", 6, [200, 200, 200, 200, 200, 200]);
  expect((await watchHouse(at(11))).recovered).toBe(0);
  await figure("queue_age_seconds", 12, [30, 20, 10, 10, 10, 10]);
  expect(await watchHouse(at(17))).toEqual({ opened: 0, recovered: 1, letters: 1 });
  const messages = await delivered(17);
  expect(messages).toHaveLength(2);
  expect(messages[1]).toContain("已恢复：到期的补传没有人处理");
  expect(messages[1]).toContain("11-22 10:00 至 11-22 10:17");
});

test("what begins together is one letter, a storm after it one more, and four hours later one reminds", async () => {
  await reader();
  await figure("queue_age_seconds", 0, times(6, 400));
  await figure("job_age_seconds", 0, times(6, 400));
  await figure("database_round_trip_seconds", 0, times(6, 1));
  expect(await watchHouse(at(5))).toMatchObject({ opened: 3, letters: 1 });
  await figure("files_free_ratio", 0, times(8, 0.01));
  await figure("load_per_core", 0, times(9, 9));
  await figure("memory_free_ratio", 0, times(9, 0.9));
  expect(await watchHouse(at(7))).toMatchObject({ opened: 2, letters: 0 });
  await figure("letter_age_seconds", 2, times(7, 5_000));
  expect(await watchHouse(at(8))).toMatchObject({ opened: 1, letters: 0 });
  expect(await watchHouse(at(10))).toMatchObject({ opened: 0, letters: 1 });
  const messages = await delivered(10);
  expect(messages).toHaveLength(2);
  expect(messages[0]).toContain("等 3 项");
  expect(messages[1]).toContain("等 3 项");
  expect(messages[1]).toContain("存文件的磁盘只剩一点");
  expect(await watchHouse(at(4 * 60 + 4))).toMatchObject({ letters: 0 });
  expect(await watchHouse(at(4 * 60 + 11))).toMatchObject({ letters: 1 });
  expect((await delivered(251)).at(-1)).toContain("仍未恢复：");
});

test("one that a person has silenced stays on the page and out of the post, also when it comes back", async () => {
  await reader();
  const operator = await exampleOperator();
  await open("queue_age_seconds", 0, 400);
  await delivered(5);
  const id = await idOf("queue-old");
  await silenceAlert(operator, id, 4, at(6));
  expect((await actsIn(house)).at(-1)).toMatchObject({
    action: "alert.silenced",
    subjects: [String(id)],
    facts: { account: operator.accountId, rule: "queue-old", until: at(246).toISOString() },
  });
  expect(await listAlerts(operator, at(7), null)).toMatchObject({
    open: [],
    silenced: [{ rule: "queue-old", silencedBy: "测试客服", silencedUntil: at(246) }],
  });
  await figure("queue_age_seconds", 6, times(6, 1));
  expect(await watchHouse(at(11))).toEqual({ opened: 0, recovered: 1, letters: 0 });
  await figure("queue_age_seconds", 12, times(6, 400));
  expect(await watchHouse(at(17))).toEqual({ opened: 1, recovered: 0, letters: 0 });
  expect(await listAlerts(operator, at(18), null)).toMatchObject({ silenced: [{ rule: "queue-old" }], past: [{}] });
  expect(await watchHouse(at(247))).toMatchObject({ letters: 1 });
  await expect(silenceAlert(operator, id, 1, at(18))).rejects.toMatchObject({ code: "ALERT_RECOVERED" });
  await expect(silenceAlert(operator, 99n, 1, at(18))).rejects.toMatchObject({ kind: "not-found" });
});

test("the bureau silent in its announced maintenance wakes nobody; silent beyond it, it does", async () => {
  await reader();
  await db().incident.create({
    data: {
      kind: "maintenance",
      scope: "ways",
      ways: ["leqi"],
      beganAt: at(0),
      expectedEnd: at(30),
      publishedAt: at(-60),
      words: {},
      accountId: account,
    },
  });
  await figure("way_silent", 0, times(40, 1), "leqi");
  await figure("way_silent", 0, times(6, 1), "baiwang");
  expect(await watchHouse(at(5))).toMatchObject({ opened: 2, letters: 1 });
  const [message] = await delivered(5);
  expect(message).toContain("税局接口没有应答（百望）");
  expect(message).not.toContain("乐企");
  expect(await watchHouse(at(20))).toMatchObject({ letters: 0 });
  expect(await watchHouse(at(31))).toMatchObject({ letters: 1 });
  expect((await delivered(31)).at(-1)).toContain("税局接口没有应答（乐企）");
});

test("more returned than in the same hour of four weeks is told by its cause", async () => {
  await reader();
  for (const week of [1, 2, 3, 4]) {
    const minutes = -week * 7 * 24 * 60 - 60;
    await figure("missing_found_per_minute", minutes, times(120, 1));
    await hour(minutes, "CREDIT_LINE", 10);
  }
  await returned("CREDIT_LINE", 29);
  expect(await watchHouse(at(0))).toMatchObject({ opened: 0 });
  await returned("CREDIT_LINE", 1);
  await figure("missing_found_per_minute", -59, times(60, 2));
  expect(await watchHouse(at(0))).toMatchObject({ opened: 1, letters: 1 });
  expect((await listAlerts(await exampleOperator(), at(0), null)).open).toMatchObject([
    { rule: "rejections-up", subject: "CREDIT_LINE", value: 30, limit: 30 },
  ]);
  expect((await delivered(0))[0]).toContain("退回比往常多（发票额度不足）：30，界限 30");
  await figure("missing_found_per_minute", 1, times(30, 5));
  expect(await watchHouse(at(30))).toMatchObject({ opened: 1 });
});

test("of a rule that was taken out nothing is held open, and of what is no more measured nothing is known", async () => {
  const row = { severity: "warning", since: at(0), lastAt: at(0) };
  await db().alert.createMany({
    data: [
      { rule: "of-another-version", ...row },
      { rule: "queue-old", ...row },
    ],
  });
  expect(await watchHouse(at(60))).toMatchObject({ recovered: 1 });
  expect(await listAlerts(await exampleOperator(), at(60), null)).toMatchObject({
    open: [{ rule: "queue-old" }],
    past: [{ rule: "of-another-version", known: null }],
  });
});

test("two who watch at once open one", async () => {
  await figure("queue_age_seconds", 0, times(6, 400));
  const both = await Promise.all([watchHouse(at(5)), watchHouse(at(5))]);
  expect(both.map(({ opened }) => opened).sort()).toEqual([0, 1]);
});

test("a house without figures has no green light, and one without a worker a red one", async () => {
  await db().worker.deleteMany();
  const lights = await houseLights(await exampleOperator(), at(0));
  expect(lights.find(({ area }) => area === "worker")?.light).toBe("critical");
  expect(lights.filter(({ area }) => area !== "worker").every(({ light }) => light === "unknown")).toBe(true);
});

test("past alerts come a page after another", async () => {
  const over = { rule: "queue-old", severity: "critical", since: at(0), lastAt: at(1), recoveredAt: at(1) };
  await db().alert.createMany({ data: times(65, 0).map(() => over) });
  const operator = await exampleOperator();
  const seen: string[] = [];
  for (let before: string | null = null, pages = 0; pages < 5; pages++) {
    const { past, next } = await listAlerts(operator, at(2), before);
    seen.push(...past.map(({ id }) => id));
    if (next === null) break;
    before = next;
  }
  expect(new Set(seen).size).toBe(65);
});

test("the house's letters go to those of alerts only", async () => {
  await reader();
  await inTransaction(house, (tx) =>
    tx.recipient.create({
      data: {
        merchantId: houseId,
        channel: "mail",
        address: "reader@example.com",
        kinds: ["incident"],
        createdAt: start,
        confirmedAt: start,
      },
    }),
  );
  await open("queue_age_seconds", 0, 400);
  await delivered(5);
  expect(mail.received.map(({ to }) => to)).toEqual([["ops@example.com"]]);
});

function times(count: number, value: number): number[] {
  return Array.from({ length: count }, () => value);
}

async function figure(name: FigureName, minute: number, values: readonly number[], subject = ""): Promise<void> {
  const data = values.map((value, index) => ({
    name: subject ? `${name}/${subject}` : name,
    at: at(minute + index),
    value,
  }));
  await db().sample.createMany({ data, skipDuplicates: true });
}

async function open(name: FigureName, minute: number, value: number): Promise<void> {
  await figure(name, minute, times(6, value));
  expect((await watchHouse(at(minute + 5))).opened).toBe(1);
}

async function hour(minute: number, cause: string, count: number): Promise<void> {
  const like = { connector: "leqi", knock: "poll", replyKind: "rejected", cause };
  await db().transferHour.create({ data: { hour: at(minute), ...like, count } });
}

async function returned(cause: string, count: number): Promise<void> {
  const { system } = await exampleMerchant();
  const { merchantId } = system;
  const like = { merchantId, knock: "poll", startedAt: at(-10), endedAt: at(-10), replyKind: "rejected", cause };
  await inTransaction(system, (tx) =>
    tx.attempt.createMany({
      data: times(count, 0).map((_, index) => ({ ...like, submissionId: BigInt(index + 1), number: 1 })),
    }),
  );
}

async function idOf(rule: RuleName): Promise<bigint> {
  return (await db().alert.findFirstOrThrow({ where: { rule, recoveredAt: null } })).id;
}

async function reader(): Promise<void> {
  const typed = { channel: "mail", address: "ops@example.com", locale: "zh-CN" };
  expect(await addRecipient(await exampleOperator(), typed, start)).toEqual([]);
}

/** Every letter so far, through a real mail server, as it can be read. */
async function delivered(minute: number): Promise<string[]> {
  await sendLetters(house, () => at(minute), { mail: mailCarrier({ url: mail.url, from: "house@example.com" }) });
  return mail.received.map(({ message }) => readable(message));
}

function readable(message: string): string {
  const [head = "", body = ""] = message.split("\r\n\r\n");
  const subject = head
    .replace(/\r\n\s+/g, "")
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, "base64").toString())
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text: string) => unquoted(text.replaceAll("_", " ")));
  const text = /base64/i.test(head) ? Buffer.from(body, "base64").toString() : unquoted(body.replace(/=\r\n/g, ""));
  return `${subject}\n\n${text}`;
}

function unquoted(text: string): string {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString();
}

async function asOwner(statement: string): Promise<void> {
  await withClient(process.env.DATABASE_OWNER_URL ?? "", (client) => client.query(statement));
}
