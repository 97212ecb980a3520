import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { actsIn, type Example, exampleColleague, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { exampleBatch } from "#server/batches/example-batch.ts";
import { publicContext, type SupportContext, systemContext } from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";
import { classifyFeedback } from "#server/feedback/classify-feedback.ts";
import { closeFeedback } from "#server/feedback/close-feedback.ts";
import { countWaiting } from "#server/feedback/count-waiting.ts";
import { findFeedback } from "#server/feedback/find-feedback.ts";
import { giveGrade } from "#server/feedback/give-grade.ts";
import { givenGrade } from "#server/feedback/given-grade.ts";
import { messageLimits } from "#server/feedback/limits.ts";
import { listFeedback, readFeedbackFilter, readFeedbackPlace } from "#server/feedback/list-feedback.ts";
import { listSaid } from "#server/feedback/list-said.ts";
import { recordCall } from "#server/feedback/record-call.ts";
import { replyToFeedback } from "#server/feedback/reply-to-feedback.ts";
import { sendMessage } from "#server/feedback/send-message.ts";
import { takeFeedback } from "#server/feedback/take-feedback.ts";
import { listInbox } from "#server/notices/list-inbox.ts";
import { exampleClerk } from "#server/support/example-clerk.ts";

const now = new Date("2026-11-23T02:00:00Z");
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const page = { task: "page", subject: "", path: "/missing/26117000001234567890", comment: "", locale: "zh-CN" };
const message = { kind: "complaint", words: "退回的原因看不懂", from: "/missing", phone: "", locale: "zh-CN" };

let merchant: Example;
let clerk: SupportContext;

beforeEach(async () => {
  merchant = await exampleMerchant();
  clerk = await exampleClerk();
});

describe("a grade", () => {
  test("of a page has one voice a day, may be changed, and a bad one is owed an answer", async () => {
    await giveGrade(merchant.context, { ...page, grade: "5" }, null, now);
    await giveGrade(merchant.context, { ...page, grade: "2", comment: "税号 91110105MA09XX013J 找不到" }, null, now);
    await giveGrade(merchant.context, { ...page, grade: "2" }, null, at(1));
    const { rows } = await listSaid(merchant.context);
    expect(rows).toMatchObject([
      { kind: "grade", grade: 2, page: "/missing/*", words: "税号 *** 找不到", state: "open", dueOn: "2026-11-26" },
    ]);
    await giveGrade(merchant.context, { ...page, grade: "4" }, null, at(2));
    expect((await listSaid(merchant.context)).rows).toMatchObject([{ grade: 4, state: "kept", dueOn: null }]);
    await giveGrade(merchant.context, { ...page, grade: "1" }, null, at(24));
    expect((await listSaid(merchant.context)).rows.map(({ grade }) => grade)).toEqual([1, 4]);
    expect((await actsIn(merchant.context)).filter(({ action }) => action === "feedback.given")).toHaveLength(5);
  });

  test("is due after the Spring Festival, the Saturdays made up among the days", async () => {
    await giveGrade(merchant.context, { ...page, grade: "1" }, null, new Date("2026-02-13T08:00:00Z"));
    expect((await listSaid(merchant.context)).rows[0]?.dueOn).toBe("2026-02-25");
  });

  test("of a task is for its own merchant and only when that has ended", async () => {
    const id = await exampleBatch(merchant.context, [{}]);
    const batch = { ...page, task: "batch", subject: String(id), path: `/batches/${id}`, grade: "2" };
    await expect(giveGrade(merchant.context, batch, null, now)).rejects.toMatchObject({ code: "SUBJECT_NOT_ENDED" });
    await inTransaction(merchant.system, (tx) =>
      tx.batch.updateMany({ where: { id }, data: { state: "DONE", endedAt: now } }),
    );
    const other = await exampleMerchant();
    await expect(giveGrade(other.context, batch, null, now)).rejects.toMatchObject({ code: "SUBJECT" });
    await expect(giveGrade(publicContext("nobody"), batch, null, now)).rejects.toMatchObject({ code: "SUBJECT" });
    await giveGrade(merchant.context, batch, null, now);
    expect(await givenGrade(merchant.context, "batch", String(id))).toBe(2);
    expect(await givenGrade(other.context, "batch", String(id))).toBeNull();
  });

  test.each([
    [{ grade: "6" }, "GRADE"],
    [{ grade: "5", task: "merchant" }, "GRADE"],
    [{ grade: "5", task: "submission", subject: "1' OR 1=1" }, "SUBJECT"],
    [{ grade: "5", task: "submission", subject: "999999999" }, "SUBJECT"],
    [{ grade: "5", task: "certificate", subject: "K7PF" }, "SUBJECT"],
  ])("made up as %j is no grade", async (made, code) => {
    await expect(giveGrade(merchant.context, { ...page, ...made }, null, now)).rejects.toMatchObject({
      kind: "not-found",
      code,
    });
  });

  test("of a visitor is one by the browser, and nobody reads whose", async () => {
    const place = publicContext(`test ${randomUUID()}`);
    const path = `/faq/${randomUUID().replace(/[^a-f]/g, "")}`;
    const reader = await giveGrade(place, { ...page, path, grade: "4" }, null, now);
    await giveGrade(publicContext(`test ${randomUUID()}`), { ...page, path, grade: "3" }, reader, now);
    const rows = await inTransaction(systemContext(houseId, "test"), (tx) =>
      tx.feedback.findMany({ where: { page: path } }),
    );
    expect(rows).toMatchObject([{ grade: 3, accountId: null }]);
    expect(Buffer.from(rows[0]?.voice ?? []).toString("base64url")).not.toBe(reader);
  });
});

describe("a complaint", () => {
  test("keeps no name, knows where it was, and is listed for the clerk who said it and the owner", async () => {
    const { context: colleague } = await exampleColleague(merchant.system, "clerk");
    const words = "电话 138\u200b00138000 打了三次\u202e没人理 <script>alert(1)</script>\u0000";
    const sent = await sendMessage(colleague, { ...message, words }, now);
    expect(sent).toMatchObject({ dueOn: "2026-11-26" });
    const said = { kind: "complaint", words: "电话 *** 打了三次没人理 <script>alert(1)</script>", state: "open" };
    expect((await listSaid(colleague)).rows).toMatchObject([said]);
    expect((await listSaid(merchant.context)).rows).toMatchObject([said]);
    const { context: another } = await exampleColleague(merchant.system, "clerk");
    expect((await listSaid(another)).rows).toEqual([]);
    expect((await listSaid((await exampleMerchant()).context)).rows).toEqual([]);
    expect(await findFeedback(clerk, idOf(sent), now)).toMatchObject({ cause: "service", page: "/missing" });
  });

  test.each([
    ["without words", { words: " \u200b " }, "WORDS_REQUIRED", "words"],
    ["too long", { words: "好".repeat(1_001) }, "WORDS_TOO_LONG", "words"],
    ["with no telephone", { phone: "打我电话" }, "PHONE_MALFORMED", "phone"],
  ])("%s is sent back with a word", async (_, typed, code, field) => {
    expect(await sendMessage(merchant.context, { ...message, ...typed }, now)).toMatchObject({
      problems: [{ code, field }],
    });
    expect((await listSaid(merchant.context)).rows).toEqual([]);
  });

  test("comes so often from one and no more for now", async () => {
    for (let n = 0; n < messageLimits.here.points; n++) await sendMessage(merchant.context, message, now);
    await expect(sendMessage(merchant.context, message, now)).rejects.toMatchObject({ code: "TOO_MANY_WORDS" });
  });

  test("carries what went wrong with its subject, if that is one's own", async () => {
    const problems = [{ code: "DATE_MALFORMED", severity: "reject", field: "issuedOn" }] as const;
    const id = await exampleBatch(merchant.context, [{ outcome: "NEEDS_FIX", problems }]);
    const from = `/batches/${id}`;
    const mine = await sendMessage(merchant.context, { ...message, from }, now);
    const about = { task: "batch", subject: String(id), codes: ["DATE_MALFORMED"] };
    expect(await findFeedback(clerk, idOf(mine), now)).toMatchObject(about);
    const other = await sendMessage((await exampleMerchant()).context, { ...message, from }, now);
    expect(await findFeedback(clerk, idOf(other), now)).toMatchObject({
      task: "page",
      subject: "",
      page: "/batches/*",
    });
  });
});

describe("whoever works on it", () => {
  test("alone sees the telephone, answers, calls and closes; then the number is gone", async () => {
    const id = idOf(await sendMessage(merchant.context, { ...message, phone: "138 0013 8000" }, now));
    const colleague = await exampleClerk();
    await expect(replyToFeedback(clerk, id, "您好", at(1))).rejects.toMatchObject({ code: "FEEDBACK_NOT_YOURS" });
    await takeFeedback(clerk, id, "", at(1));
    await expect(takeFeedback(colleague, id, "", at(1))).rejects.toMatchObject({ code: "FEEDBACK_MOVED" });
    expect(await findFeedback(clerk, id, at(1))).toMatchObject({ phone: "13800138000", phoneLeft: true });
    expect(await findFeedback(colleague, id, at(1))).toMatchObject({ phone: null, phoneLeft: true });
    await expect(closeFeedback(colleague, id, { result: "mended", words: "好了" }, at(2))).rejects.toMatchObject({
      code: "FEEDBACK_NOT_YOURS",
    });
    expect(await closeFeedback(clerk, id, { result: "mended", words: "" }, at(2))).toMatchObject([
      { code: "ANSWER_REQUIRED" },
    ]);
    expect(await recordCall(clerk, id, { at: "2026-11-23T11:00", outcome: "no-answer", words: "" }, at(2))).toEqual([]);
    expect((await findFeedback(clerk, id, at(2))).answeredAt).toBeNull();
    expect(
      await recordCall(clerk, id, { at: "2026-11-23T11:30", outcome: "reached", words: "约了下周" }, at(2)),
    ).toEqual([]);
    expect((await findFeedback(clerk, id, at(2))).answeredAt).toEqual(new Date("2026-11-23T03:30:00Z"));
    expect(await closeFeedback(clerk, id, { result: "mended", words: "" }, at(3))).toEqual([]);
    expect(await findFeedback(clerk, id, at(3))).toMatchObject({ state: "closed", phoneLeft: false, phone: null });
    await expect(replyToFeedback(clerk, id, "晚了", at(4))).rejects.toMatchObject({ code: "FEEDBACK_CLOSED" });
    await expect(takeFeedback(colleague, id, clerk.accountId, at(4))).rejects.toMatchObject({ code: "FEEDBACK_MOVED" });
    const actions = (await actsIn(merchant.context)).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith("feedback."))).toEqual([
      "feedback.given",
      "feedback.taken",
      "feedback.called",
      "feedback.called",
      "feedback.closed",
    ]);
  });

  test("answers once for the inbox, however often it is told; the words stay out of the chain", async () => {
    const id = idOf(await sendMessage(merchant.context, message, now));
    await takeFeedback(clerk, id, "", at(1));
    const words = "原因已经改成白话 <b>，请看 26117000001234567890 那一张。";
    expect(await replyToFeedback(clerk, id, words, at(2))).toEqual([]);
    const { rows } = await listInbox(merchant.context, { onlyUnread: true, before: null });
    expect(rows).toMatchObject([{ kind: "feedback-answered", text: words, read: false }]);
    expect((await listSaid(merchant.context)).rows[0]?.answers).toMatchObject([{ kind: "replied", words }]);
    expect(JSON.stringify((await actsIn(merchant.context)).map(({ facts }) => facts))).not.toContain("白话");
    await expect(
      giveGrade(merchant.context, { ...page, grade: "1" }, null, now).then(() => replyToFeedback(clerk, "0", "x", now)),
    ).rejects.toMatchObject({ code: "FEEDBACK" });
  });

  test("takes it over only from whom it was seen with; a grade in hand stays as it is", async () => {
    await giveGrade(merchant.context, { ...page, grade: "1" }, null, now);
    const id = (await listSaid(merchant.context)).rows[0]?.id ?? "";
    await takeFeedback(clerk, id, "", at(1));
    const colleague = await exampleClerk();
    await takeFeedback(colleague, id, clerk.accountId, at(2));
    await expect(takeFeedback(clerk, id, clerk.accountId, at(2))).rejects.toMatchObject({ code: "FEEDBACK_MOVED" });
    await expect(giveGrade(merchant.context, { ...page, grade: "5" }, null, at(3))).rejects.toMatchObject({
      code: "FEEDBACK_TAKEN",
    });
  });

  test("corrects the cause beside the rule's, against what was seen", async () => {
    const id = idOf(await sendMessage(merchant.context, message, now));
    expect(await classifyFeedback(clerk, id, { cause: "toString", was: "" }, now)).toMatchObject([
      { code: "CAUSE_REQUIRED" },
    ]);
    expect(await classifyFeedback(clerk, id, { cause: "help", was: "" }, now)).toEqual([]);
    await expect(classifyFeedback(clerk, id, { cause: "file", was: "" }, now)).rejects.toMatchObject({
      code: "FEEDBACK_MOVED",
    });
    expect(await findFeedback(clerk, id, now)).toMatchObject({ cause: "returned", causeByHand: "help" });
  });

  test.each([
    [{ at: "yesterday", outcome: "reached" }, "MOMENT_MALFORMED"],
    [{ at: "2026-11-24T10:00", outcome: "reached" }, "MOMENT_AHEAD"],
    [{ at: "2026-11-22T10:00", outcome: "reached" }, "MOMENT_BEFORE"],
    [{ at: "2026-11-23T10:30", outcome: "shouted" }, "OUTCOME_REQUIRED"],
  ])("cannot have called as %j", async (typed, code) => {
    const id = idOf(await sendMessage(merchant.context, message, now));
    await takeFeedback(clerk, id, "", now);
    expect(await recordCall(clerk, id, { ...typed, words: "" }, at(1))).toMatchObject([{ code }]);
  });
});

test("what is late stands first and is counted; every page of the queue once", async () => {
  const early = idOf(await sendMessage(merchant.context, message, new Date("2026-09-01T02:00:00Z")));
  const rows = Array.from({ length: 60 }, (_, index) => ({
    merchantId: merchant.context.merchantId,
    kind: "suggestion",
    task: "page",
    page: "/missing",
    words: `第 ${index} 条`,
    cause: "other",
    locale: "zh-CN",
    release: "0",
    at: now,
    state: "open",
  }));
  await inTransaction(merchant.system, (tx) => tx.feedback.createMany({ data: rows }));
  const filter = readFeedbackFilter({ view: "waiting", kind: "nonsense", cause: "constructor" });
  expect(filter).toEqual({ view: "waiting", kind: null, cause: null });
  const seen: string[] = [];
  for (let place: string | null = ""; place !== null; ) {
    const listed: Awaited<ReturnType<typeof listFeedback>> = await listFeedback(
      clerk,
      filter,
      now,
      readFeedbackPlace(place),
    );
    seen.push(...listed.rows.map(({ id }) => id));
    place = listed.after;
  }
  expect(new Set(seen).size).toBe(seen.length);
  const counts = await countWaiting(clerk, now);
  expect(seen).toHaveLength(counts.waiting);
  expect(counts.late).toBeGreaterThan(0);
  const late = await listFeedback(clerk, { ...filter, view: "late" }, now);
  expect(late.rows.every(({ late: isLate }) => isLate)).toBe(true);
  expect(late.rows.map(({ id }) => id)).toContain(early);
});

test("the database itself keeps another tenant's words from a verb that forgot", async () => {
  await sendMessage(merchant.context, message, now);
  const other = await exampleMerchant();
  expect(await inTransaction(other.system, (tx) => tx.feedback.count())).toBe(0);
  expect(await db().feedback.count()).toBe(0);
  const forged = inTransaction(other.system, (tx) =>
    tx.feedback.updateMany({ where: { merchantId: merchant.context.merchantId }, data: { words: "x" } }),
  );
  expect(await forged).toEqual({ count: 0 });
});

function idOf(sent: Awaited<ReturnType<typeof sendMessage>>): string {
  if (!("id" in sent)) throw new Error(JSON.stringify(sent.problems));
  return sent.id;
}
