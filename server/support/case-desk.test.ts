import { zipSync } from "fflate";
import { beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { actsIn, type Example, exampleColleague, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import type { MerchantContext, OperatorContext, SupportContext } from "#server/context.ts";
import { systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { dropArrived, readFile } from "#server/files.ts";
import { listInbox } from "#server/notices/list-inbox.ts";
import { findSubmission } from "#server/submissions/find-submission.ts";
import { answerCase } from "#server/support/answer-case.ts";
import { caseFigures } from "#server/support/case-figures.ts";
import { readCaseFilter, readCasePlace } from "#server/support/case-filter.ts";
import { messageLimit } from "#server/support/case-limits.ts";
import { closeCase } from "#server/support/close-case.ts";
import { exampleClerk, exampleWithSupport } from "#server/support/example-clerk.ts";
import { findCase } from "#server/support/find-case.ts";
import { findCaseFile } from "#server/support/find-case-file.ts";
import { findCaseSlip } from "#server/support/find-case-slip.ts";
import { findOwnCase } from "#server/support/find-own-case.ts";
import { handOverCase } from "#server/support/hand-over-case.ts";
import { type KeptFile, keepCaseFile } from "#server/support/keep-case-file.ts";
import { listCases } from "#server/support/list-cases.ts";
import { listOwnCases } from "#server/support/list-own-cases.ts";
import { noteCase } from "#server/support/note-case.ts";
import { openCase } from "#server/support/open-case.ts";
import { replyToCase } from "#server/support/reply-to-case.ts";
import { setCasePriority } from "#server/support/set-case-priority.ts";
import { settleCase } from "#server/support/settle-case.ts";
import { takeCase } from "#server/support/take-case.ts";

/** A Monday, ten in the morning in Beijing. */
const now = new Date("2026-11-23T02:00:00Z");
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const phone =
  "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50";
const typed = {
  kind: "problem",
  subject: "退回后改不了",
  words: "点了修改没有反应",
  from: "/overview",
  locale: "zh-CN",
  userAgent: phone,
  files: [] as KeptFile[],
};
const pdf = new TextEncoder().encode("%PDF-1.7\n1 0 obj\n");

let merchant: Example;
let clerk: SupportContext;

beforeEach(async () => {
  merchant = await exampleMerchant();
  clerk = await exampleClerk();
});

describe("a case a merchant opens", () => {
  test("carries where it comes from, named by us, and is due after two working days", async () => {
    const { submissionId } = await exampleWithSupport(merchant.system, merchant.context, now);
    const from = `/en/submissions/${submissionId}?name=%E7%8E%8B%E5%B0%8F%E6%98%8E`;
    const id = await opened({ from, userAgent: `${phone} 王小明`, locale: "en" });
    expect(await findCase(clerk, id, now)).toMatchObject({
      number: `GD-${id.padStart(6, "0")}`,
      kind: "problem",
      state: "open",
      priority: "normal",
      dueAt: new Date("2026-11-25T10:00:00Z"),
      page: "/submissions/*",
      context: { page: "submission", locale: "en", browser: "wechat", device: "phone" },
    });
    const found = await findCase(clerk, id, now);
    expect(found.reference).toMatch(/^BC-/);
    expect(found.context.codes).toEqual(["NEEDS_SUPPORT", "ATTEMPTS_SPENT"]);
    expect(JSON.stringify(found.context)).not.toContain("王");
  });

  test("that opened by itself is named by its submission, not at practice", async () => {
    const { submissionId } = await exampleWithSupport(merchant.system, merchant.context, now);
    const [own] = (await listOwnCases(merchant.context, null, now)).rows;
    expect(own).toMatchObject({ submissionId: String(submissionId), state: "open" });
    expect(await findSubmission(merchant.context, submissionId)).toMatchObject({ caseId: own?.id });
    const practising = { ...merchant.context, home: (await exampleMerchant()).context.merchantId };
    expect(await findSubmission(practising, submissionId)).toMatchObject({ caseId: null });
  });

  test("knows nothing of another merchant's submission", async () => {
    const other = await exampleMerchant();
    const { submissionId } = await exampleWithSupport(other.system, other.context, now);
    const id = await opened({ from: `/submissions/${submissionId}` });
    expect(await findCase(clerk, id, now)).toMatchObject({ reference: "", context: { codes: [] } });
  });

  test("keeps text as text", async () => {
    const words = "第一行\u0000\n<script>alert(1)</script>\u202e\ud800";
    const id = await opened({ subject: "a\r\nb\u0000", words });
    const own = await findOwnCase(merchant.context, id, now);
    expect(own.subject).toBe("a b");
    expect(own.entries).toMatchObject([
      { author: "merchant", kind: "message", text: "第一行\n<script>alert(1)</script>" },
    ]);
  });

  test.each([
    [{ subject: " \u200b " }, "SUBJECT_REQUIRED"],
    [{ subject: "好".repeat(61) }, "SUBJECT_TOO_LONG"],
    [{ words: "\u0000" }, "WORDS_REQUIRED"],
    [{ words: "好".repeat(1_001) }, "WORDS_TOO_LONG"],
  ])("is refused as %j", async (change, code) => {
    expect(await openCase(merchant.context, { ...typed, ...change }, now)).toMatchObject({ problems: [{ code }] });
    expect((await listOwnCases(merchant.context, null, now)).rows).toEqual([]);
  });

  test("is this merchant's and nobody else's, beside those that opened by themselves", async () => {
    await exampleWithSupport(merchant.system, merchant.context, now);
    const id = await opened();
    const { context: colleague } = await exampleColleague(merchant.system, "clerk");
    expect((await listOwnCases(colleague, null, now)).rows).toMatchObject([{ id }, { kind: "submission" }]);
    const other = await exampleMerchant();
    const missing = { kind: "not-found", code: "CASE" };
    expect((await listOwnCases(other.context, null, now)).rows).toEqual([]);
    await expect(findOwnCase(other.context, id, now)).rejects.toMatchObject(missing);
    await expect(findCaseSlip(other.context, id)).rejects.toMatchObject(missing);
    await expect(replyToCase(other.context, id, { words: "我也是", files: [] }, now)).rejects.toMatchObject(missing);
    await expect(settleCase(other.context, id, "0", now)).rejects.toMatchObject(missing);
    for (const madeUp of ["", "0", "1' OR 1=1", "9".repeat(30)])
      await expect(findOwnCase(merchant.context, madeUp, now)).rejects.toMatchObject(missing);
  });

  test("comes so often from one person and no more for now", async () => {
    for (let n = 0; n < messageLimit.points; n++) await opened();
    await expect(openCase(merchant.context, typed, now)).rejects.toMatchObject({ code: "TOO_MANY_MESSAGES" });
  });
});

describe("whoever works on it", () => {
  test("takes it, answers once, and the merchant hears of it once", async () => {
    const id = await opened();
    await expect(answer(id, "0")).rejects.toMatchObject({ code: "CASE_NOT_YOURS" });
    await takeCase(clerk, id, "0", at(1));
    expect(await answer(id, "1")).toEqual([]);
    await expect(answer(id, "1")).rejects.toMatchObject({ kind: "not-now", code: "CASE_MOVED" });
    expect(await findCase(clerk, id, at(2))).toMatchObject({
      firstReplyAt: at(2),
      state: "open",
      owner: { isMe: true },
    });
    const { rows } = await listInbox(merchant.context, { onlyUnread: false, before: null });
    expect(rows.filter(({ kind }) => kind === "case-answered")).toMatchObject([
      { text: "请换一台设备再试", read: false },
    ]);
    const acts = (await actsIn(merchant.context)).map(({ action }) => action);
    expect(acts.slice(-2)).toEqual(["case.taken", "case.answered"]);
    const house = await inTransaction(systemContext(houseId, "test"), (tx) =>
      tx.auditEntry.findMany({ where: { merchantId: houseId, subjectKind: "case", subjects: { has: id } } }),
    );
    expect(house).toMatchObject([
      { action: "case.taken", facts: { account: clerk.accountId, merchant: merchant.context.merchantId } },
      { action: "case.answered" },
    ]);
    expect(JSON.stringify(house.map(({ facts }) => facts))).not.toContain("设备");
  });

  test("is one of two who pressed at once", async () => {
    const id = await opened();
    const other = await exampleClerk();
    const both = await Promise.allSettled([takeCase(clerk, id, "0", now), takeCase(other, id, "0", now)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "CASE_MOVED" } });
  });

  test("does not answer over what the merchant said meanwhile", async () => {
    const id = await opened();
    await takeCase(clerk, id, "0", now);
    await replyToCase(merchant.context, id, { words: "又好了", files: [] }, at(1));
    await expect(answer(id, "1")).rejects.toMatchObject({ code: "CASE_MOVED" });
  });

  test("hands it to a clerk and to nobody else", async () => {
    const id = await opened();
    const other = await exampleClerk();
    await takeCase(clerk, id, "0", now);
    const gone = { seen: "1", to: merchant.accountId };
    expect(await handOverCase(clerk, id, gone, now)).toMatchObject([{ code: "CLERK_UNKNOWN" }]);
    expect(await handOverCase(clerk, id, { seen: "1", to: other.accountId }, now)).toEqual([]);
    expect(await findCase(other, id, now)).toMatchObject({ owner: { isMe: true } });
    await expect(handOverCase(clerk, id, { seen: "2", to: "" }, now)).rejects.toMatchObject({ code: "CASE_NOT_YOURS" });
  });

  test("notes for colleagues what no merchant reads, nor finds the files of", async () => {
    const id = await opened();
    expect(await noteCase(clerk, id, "商户像是用了旧版浏览器", at(1))).toEqual([]);
    expect((await findCase(clerk, id, now)).entries.map(({ kind }) => kind)).toEqual(["message", "internal-note"]);
    const own = await findOwnCase(merchant.context, id, now);
    expect(
      JSON.stringify([own, await findCaseSlip(merchant.context, id), await findCaseSlip(clerk, id)]),
    ).not.toContain("旧版");
    expect(
      (await listInbox(merchant.context, { onlyUnread: false, before: null })).rows.filter(
        ({ kind }) => kind === "case-answered",
      ),
    ).toEqual([]);
    expect(JSON.stringify((await actsIn(merchant.context)).map(({ facts }) => facts))).not.toContain("旧版");
  });

  test("asks back: what is due stands still until the merchant answers", async () => {
    const id = await opened();
    await takeCase(clerk, id, "0", now);
    expect(await answer(id, "1", { asks: true, words: "" })).toMatchObject([{ code: "WORDS_REQUIRED" }]);
    await answer(id, "1", { asks: true, words: "是哪个浏览器？" });
    expect(await findOwnCase(merchant.context, id, at(300))).toMatchObject({ state: "asked", late: false });
    await replyToCase(merchant.context, id, { words: "微信里打开的", files: [] }, at(72));
    expect(await findCase(clerk, id, at(72))).toMatchObject({
      state: "open",
      pausedAt: null,
      dueAt: new Date("2026-11-30T10:00:00Z"),
    });
  });

  test("makes it more urgent from now, and less urgent never in time again", async () => {
    const id = await opened();
    await setCasePriority(clerk, id, { priority: "urgent", seen: "0" }, at(2));
    expect(await findCase(clerk, id, at(2))).toMatchObject({
      priority: "urgent",
      dueAt: new Date("2026-11-24T10:00:00Z"),
    });
    await setCasePriority(clerk, id, { priority: "low", seen: "1" }, at(24 * 30));
    expect(await findCase(clerk, id, at(24 * 30))).toMatchObject({
      dueAt: new Date("2026-11-30T10:00:00Z"),
      late: true,
    });
    expect(await setCasePriority(clerk, id, { priority: "royal", seen: "2" }, now)).toMatchObject([
      { field: "priority" },
    ]);
  });

  test("closes it with a word; the merchant may take it up again for a fortnight", async () => {
    const id = await opened();
    await takeCase(clerk, id, "0", now);
    const close = (words: string, seen: string) => closeCase(clerk, id, { result: "not-ours", words, seen }, at(3));
    expect(await close("", "1")).toMatchObject([{ code: "ANSWER_REQUIRED" }]);
    expect(await close("请问主管税务机关", "1")).toEqual([]);
    await expect(answer(id, "2")).rejects.toMatchObject({ code: "CASE_CLOSED" });
    await expect(takeCase(clerk, id, "2", now)).rejects.toMatchObject({ code: "CASE_CLOSED" });
    await expect(settleCase(merchant.context, id, "2", now)).rejects.toMatchObject({ code: "CASE_CLOSED" });
    const words = { words: "他们让我找你们", files: [] };
    await expect(replyToCase(merchant.context, id, words, at(3 + 24 * 15))).rejects.toMatchObject({
      code: "CASE_TOO_OLD",
    });
    await replyToCase(merchant.context, id, words, at(3 + 24));
    expect(await findCase(clerk, id, at(30))).toMatchObject({
      state: "open",
      result: null,
      closedAt: null,
      owner: { isMe: true },
    });
  });

  test("is left out where the merchant solved it, but not behind the back of an answer", async () => {
    const id = await opened();
    await takeCase(clerk, id, "0", now);
    await answer(id, "1");
    await expect(settleCase(merchant.context, id, "1", at(3))).rejects.toMatchObject({ code: "CASE_MOVED" });
    await settleCase(merchant.context, id, "2", at(4));
    const slip = await findCaseSlip(merchant.context, id);
    expect(slip).toMatchObject({ closed: { at: at(4), result: "resolved" }, staff: ["测试客服"], asked: "测试员" });
    expect(slip.entries.map(({ author, kind, move }) => [author, kind, move])).toEqual([
      ["merchant", "message", null],
      ["staff", "moved", "taken"],
      ["staff", "message", null],
      ["merchant", "moved", "closed"],
    ]);
  });

  test("is of support: for others it does not compile", () => {
    expectTypeOf<MerchantContext | OperatorContext>().not.toExtend<Parameters<typeof answerCase>[0]>();
    expectTypeOf<MerchantContext | OperatorContext>().not.toExtend<Parameters<typeof findCase>[0]>();
    expectTypeOf<SupportContext>().not.toExtend<Parameters<typeof findOwnCase>[0]>();
  });
});

describe("the queue", () => {
  test("has what is overdue first, then what is urgent, then what is due soonest; what waits for the merchant last", async () => {
    const [late, soon, urgent, asked] = [
      await opened({}, at(-24 * 9)),
      await opened({}, at(-1)),
      await opened(),
      await opened({}, at(-24 * 9)),
    ];
    await setCasePriority(clerk, urgent, { priority: "urgent", seen: "0" }, now);
    await takeCase(clerk, asked, "0", now);
    await answer(asked, "1", { asks: true });
    const all = await pagesOf({});
    expect(all.filter((id) => [late, soon, urgent, asked].includes(id))).toEqual([late, urgent, soon, asked]);
    expect((await pagesOf({ view: "mine" })).toSorted()).toEqual([asked]);
    expect(await pagesOf({ view: "overdue" })).toContain(late);
    expect(await pagesOf({ view: "unowned" })).not.toContain(asked);
    expect(await pagesOf({ q: `gd ${late}` })).toEqual([late]);
    expect(await pagesOf({ q: "'; DROP TABLE support_case; --\u0000" })).toEqual([]);
    const figures = await caseFigures(clerk, at(3));
    expect(figures).toMatchObject({ mine: 1 });
    expect(figures.overdue).toBeGreaterThan(0);
    expect(figures.firstReplyMinutes).toBeGreaterThan(0);
    expect(figures.owed).toBeGreaterThanOrEqual(figures.inTime);
  });
});

describe("a file", () => {
  test("is kept with its message and given to both sides, to no other merchant", async () => {
    const file = await kept("回单.exe", pdf);
    const id = await opened({ files: [file] });
    const [entry] = (await findOwnCase(merchant.context, id, now)).entries;
    const fileId = entry?.files[0]?.id ?? "";
    expect(entry?.files).toMatchObject([{ name: "回单.exe.pdf", kind: "pdf", size: pdf.length }]);
    for (const reader of [merchant.context, clerk]) {
      const found = await findCaseFile(reader, { caseId: id, fileId });
      expect(await textOf(found.bytes)).toBe("%PDF-1.7\n1 0 obj\n");
    }
    const other = await exampleMerchant();
    const missing = { kind: "not-found", code: "CASE_FILE" };
    await expect(findCaseFile(other.context, { caseId: id, fileId })).rejects.toMatchObject(missing);
    const elsewhere = { caseId: await opened(), fileId };
    await expect(findCaseFile(merchant.context, elsewhere)).rejects.toMatchObject(missing);
  });

  test("goes into the store with its message, and not with one that is refused", async () => {
    const file = await kept("回单.pdf", new TextEncoder().encode(`%PDF-1.7\n${merchant.context.merchantId}\n`));
    const refused = { subject: "", files: [file] };
    expect(await openCase(merchant.context, { ...typed, ...refused }, now)).toMatchObject({
      problems: [{ code: "SUBJECT_REQUIRED" }],
    });
    const id = await opened();
    const mine = merchant.context;
    await settleCase(mine, id, (await findOwnCase(mine, id, now)).revision, now);
    await expect(replyToCase(mine, id, { words: "", files: [file] }, at(24 * 15))).rejects.toMatchObject({
      code: "CASE_TOO_OLD",
    });
    await expect(readFile(file.sha256)).rejects.toThrow("ENOENT");
    await replyToCase(mine, id, { words: "", files: [file] }, at(1));
    expect((await readFile(file.sha256)).length).toBe(file.size);
    await dropArrived(file);
    expect((await readFile(file.sha256)).length).toBe(file.size);
  });

  test.each([
    ["图片.png", "<!doctype html><script>alert(1)</script>", "FILE_KIND"],
    ["画.svg", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "FILE_KIND"],
    ["a\u0000.html\u0000.pdf", "<html></html>", "FILE_KIND"],
    ["说明.txt", "只有文字", "FILE_KIND"],
    ["空.pdf", "", "FILE_EMPTY"],
    ["坏.xlsx", "PK\u0003\u0004 xl/workbook.xml", "FILE_KIND"],
    ["太大.pdf", `%PDF-1.7${"0".repeat(11 * 1024 * 1024)}`, "FILE_TOO_LARGE"],
  ])("named %j is refused by what is in it", async (name, content, code) => {
    const outcome = await keepCaseFile(merchant.context, name, inPieces(new TextEncoder().encode(content)), now);
    expect(outcome).toMatchObject({ problem: { code, field: "files" } });
    expect(JSON.stringify(outcome)).not.toContain("\\u0000");
  });

  test("that would burst on a clerk's desk bursts here", async () => {
    const bomb = zipSync({
      "[Content_Types].xml": new Uint8Array(8),
      "xl/workbook.xml": new Uint8Array(40 * 1024 * 1024),
    });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await keepCaseFile(merchant.context, "账.xlsx", inPieces(bomb), now)).toMatchObject({
      problem: { code: "FILE_BROKEN" },
    });
  });
});

async function opened(change: Partial<typeof typed> = {}, when = now): Promise<string> {
  const made = await openCase(merchant.context, { ...typed, ...change }, when);
  if (!("id" in made)) throw new Error(JSON.stringify(made.problems));
  return made.id;
}

function answer(id: string, seen: string, change: { asks?: boolean; words?: string } = {}) {
  return answerCase(clerk, id, { words: "请换一台设备再试", asks: false, seen, files: [], ...change }, at(2));
}

async function pagesOf(query: Record<string, string>): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ""; after !== null; ) {
    const listed: Awaited<ReturnType<typeof listCases>> = await listCases(clerk, readCaseFilter(query), at(3), {
      after: readCasePlace(after),
      most: 3,
    });
    ids.push(...listed.rows.map(({ id }) => id));
    after = listed.after;
  }
  expect(new Set(ids).size).toBe(ids.length);
  return ids;
}

async function kept(name: string, bytes: Uint8Array) {
  const outcome = await keepCaseFile(merchant.context, name, inPieces(bytes), now);
  if (!("file" in outcome)) throw new Error(outcome.problem.code);
  return outcome.file;
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 65_536) yield bytes.subarray(from, from + 65_536);
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
