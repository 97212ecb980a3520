import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { actsIn, exampleColleague, exampleMerchant, exampleStaff } from "#server/accounts/example-merchant.ts";
import { houseId } from "#server/audit.ts";
import { acceptAnswer } from "#server/board/accept-answer.ts";
import { chooseName } from "#server/board/choose-name.ts";
import { decidePost } from "#server/board/decide-post.ts";
import { findQuestion } from "#server/board/find-question.ts";
import { findThread } from "#server/board/find-thread.ts";
import { hasName } from "#server/board/has-name.ts";
import { listModeration } from "#server/board/list-moderation.ts";
import { listQuestions } from "#server/board/list-questions.ts";
import { postOnBoard } from "#server/board/post-on-board.ts";
import { proposeAnswer } from "#server/board/propose-answer.ts";
import { reportPost } from "#server/board/report-post.ts";
import { settleProposal } from "#server/board/settle-proposal.ts";
import { type MerchantContext, type SupportContext, systemContext } from "#server/context.ts";
import { db, inTransaction } from "#server/db.ts";

const now = new Date();
const everything = { search: "", filter: "all", before: null } as const;

async function clerk(): Promise<SupportContext> {
  const { context } = await exampleStaff("support");
  if (context.kind !== "support") throw new Error("no clerk");
  return context;
}

/** Somebody with a name; `known` has had two posts shown. */
async function author(known = true): Promise<MerchantContext> {
  const { context } = await exampleMerchant();
  expect(await chooseName(context, nameOf(), false, now)).toEqual([]);
  const staff = await clerk();
  for (const text of known ? ["一", "二"] : []) {
    const { id } = await asked(context, `${text} ${randomUUID().slice(0, 4).replace(/\d/g, "x")}`);
    expect(await decidePost(staff, BigInt(id), "held", { kind: "show", reason: "" }, now)).toEqual([]);
  }
  return context;
}

/** Figures in a row would name somebody. */
function nameOf(): string {
  return `会计 ${randomUUID()
    .slice(0, 8)
    .replace(/\d/g, (digit) => "abcdefghij".charAt(Number(digit)))}`;
}

async function asked(context: MerchantContext, text = "额度不足去哪里调？", title = "被退回怎么办") {
  const posted = await postOnBoard(context, { title, text, questionId: null, locale: "zh-CN", digits: "ask" }, now);
  if ("problems" in posted) throw new Error(JSON.stringify(posted.problems));
  return posted;
}

async function answered(context: MerchantContext, questionId: string, text = "在电子税务局申请。") {
  const answer = { title: "", text, questionId: BigInt(questionId), locale: "zh-CN", digits: "ask" } as const;
  const posted = await postOnBoard(context, answer, now);
  if ("problems" in posted) throw new Error(JSON.stringify(posted.problems));
  return posted;
}

test("a name is chosen once, is nobody else's, and not the company's unless that is wished", async () => {
  const [one, other] = [(await exampleMerchant()).context, (await exampleMerchant()).context];
  const name = nameOf();
  expect(await chooseName(one, "样例商贸财务部", false, now)).toMatchObject([{ code: "NAME_IS_COMPANY" }]);
  expect(await chooseName(one, name, false, now)).toEqual([]);
  await expect(chooseName(one, nameOf(), false, now)).rejects.toMatchObject({ code: "NAME_CHOSEN" });
  expect(await chooseName(other, name, false, now)).toMatchObject([{ code: "NAME_TAKEN" }]);
  await expect(asked(other)).rejects.toMatchObject({ code: "NAME_NOT_CHOSEN" });
  expect([await hasName(one), await hasName(other)]).toEqual([true, false]);
});

test("the first two posts of an author wait for staff; nobody else reads them before", async () => {
  const [one, other, staff] = [await author(false), await author(false), await clerk()];
  const { id, held } = await asked(one);
  expect(held).toBe(true);
  expect((await findQuestion(one, id)).question).toMatchObject({
    state: "held",
    heldBecause: ["first-posts"],
    own: true,
  });
  await expect(findQuestion(other, id)).rejects.toMatchObject({ code: "POST" });
  await expect(answered(other, id)).rejects.toMatchObject({ code: "POST" });
  expect((await listModeration(staff)).waiting.map((post) => post.id)).toContain(id);
  expect(await decidePost(staff, BigInt(id), "held", { kind: "show", reason: "" }, now)).toEqual([]);
  await expect(decidePost(staff, BigInt(id), "held", { kind: "show", reason: "" }, now)).rejects.toMatchObject({
    code: "POST_DECIDED",
  });
  expect((await findQuestion(other, id)).question).toMatchObject({ state: "shown", own: false });
  expect((await asked(one, "还有一个")).held).toBe(true);
  expect((await actsIn(one)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(["board.name-chosen", "board.posted", "board.shown"]),
  );
});

test("of an author others read the name and nothing else; the database keeps the rest from them", async () => {
  const [one, other] = [await author(), await author()];
  const { id, held } = await asked(one);
  expect(held).toBe(false);
  const read = JSON.stringify((await findQuestion(other, id)).question);
  expect(read).not.toContain(one.accountId);
  expect(read).not.toContain(one.merchantId);
  const hidden = await asked(one, "13 800 138 000 是我的号码".replaceAll(" ", "，"), "另一个");
  await decidePost(await clerk(), BigInt(hidden.id), "shown", { kind: "hide", reason: "与发票无关" }, now);
  const seen = await inTransaction(other, async (tx) => ({
    authors: await tx.boardAuthor.count({ where: { accountId: one.accountId } }),
    hidden: await tx.boardPost.count({ where: { id: BigInt(hidden.id) } }),
    changed: (await tx.boardPost.updateMany({ where: { id: BigInt(id) }, data: { text: "改了" } })).count,
  }));
  expect(seen).toEqual({ authors: 0, hidden: 0, changed: 0 });
  const [mine] = await inTransaction(one, (tx) => tx.boardAuthor.findMany({ where: { accountId: one.accountId } }));
  const forged = {
    authorId: mine?.id ?? "",
    displayName: "别人",
    locale: "en",
    title: "冒名",
    text: "x",
    state: "shown",
    postedAt: now,
  };
  await expect(inTransaction(other, (tx) => tx.boardPost.create({ data: forged }))).rejects.toThrow();
  expect(await db().boardAuthor.count()).toBe(0);
});

test("what may name somebody is asked about, masked, or waits for staff with a reason", async () => {
  const one = await author();
  const typed = { title: "查不到", text: "号码 26117000000000012345", questionId: null, locale: "zh-CN" } as const;
  expect(await postOnBoard(one, { ...typed, digits: "ask" }, now)).toMatchObject({
    problems: [{ code: "NAMES_SOMEBODY" }],
  });
  expect(await postOnBoard(one, { ...typed, digits: "mask" }, now)).toMatchObject({ held: false });
  const kept = await postOnBoard(one, { ...typed, digits: "keep" }, now);
  expect(kept).toMatchObject({ held: true });
  const staff = await clerk();
  const id = "id" in kept ? kept.id : "";
  expect(await decidePost(staff, BigInt(id), "held", { kind: "hide", reason: " " }, now)).toMatchObject([
    { code: "REASON_REQUIRED" },
  ]);
  await decidePost(staff, BigInt(id), "held", { kind: "hide", reason: "请去掉号码再发" }, now);
  expect((await findQuestion(one, id)).question).toMatchObject({ state: "hidden", reason: "请去掉号码再发" });
});

test("pressed twice is posted once, also at the same moment", async () => {
  const one = await author();
  const [first, second] = await Promise.all([asked(one, "同一句"), asked(one, "同一句")]);
  expect(first.id).toBe(second.id);
  expect((await asked(one, "同一句")).id).toBe(first.id);
});

test("a report leaves the post where it is and brings it before staff, once; kept, it is settled", async () => {
  const [one, other, staff] = [await author(), await author(), await clerk()];
  const { id } = await asked(one);
  const soon = new Date(now.getTime() + 1_000);
  await reportPost(other, BigInt(id), "广告，电话 13800138000", soon);
  await reportPost(other, BigInt(id), "再说一次", soon);
  const waiting = async () => (await listModeration(staff)).waiting.find((post) => post.id === id);
  expect(await waiting()).toMatchObject({ state: "shown", reports: ["广告，电话 ***"] });
  expect((await findQuestion(other, id)).question.reported).toBe(true);
  await decidePost(staff, BigInt(id), "shown", { kind: "show", reason: "" }, new Date(now.getTime() + 2_000));
  expect(await waiting()).toBeUndefined();
  await expect(reportPost(other, 999_999_999n, "", soon)).rejects.toMatchObject({ code: "POST" });
});

test("whoever asked, or staff, marks the answer that helped; staff put it forward and settle that once", async () => {
  const [one, other, staff] = [await author(), await author(), await clerk()];
  const { id } = await asked(one);
  const [first, second] = [await answered(other, id), await answered(other, id, "也可以问专管员。")];
  await expect(acceptAnswer(other, BigInt(id), BigInt(first.id), now)).rejects.toMatchObject({ code: "ASKERS_ONLY" });
  await expect(acceptAnswer(one, BigInt(id), BigInt(id), now)).rejects.toMatchObject({ code: "POST" });
  await acceptAnswer(one, BigInt(id), BigInt(first.id), now);
  await acceptAnswer(staff, BigInt(id), BigInt(second.id), now);
  const { answers } = await findQuestion(other, id);
  expect(answers.map(({ id: answer, accepted }) => [answer, accepted])).toEqual([
    [second.id, true],
    [first.id, false],
  ]);
  await expect(proposeAnswer(staff, BigInt(first.id), now)).rejects.toMatchObject({ code: "POST" });
  await proposeAnswer(staff, BigInt(second.id), now);
  await proposeAnswer(staff, BigInt(second.id), now);
  expect((await findThread(staff, id)).answers[0]).toMatchObject({ id: second.id, proposed: true });
  await settleProposal(staff, BigInt(second.id), "taken-over", now);
  await expect(settleProposal(staff, BigInt(second.id), "declined", now)).rejects.toMatchObject({
    code: "PROPOSAL_SETTLED",
  });
  const house = await actsIn(systemContext(houseId, "test"));
  expect(house.filter(({ subjects }) => subjects.includes(second.id)).map(({ action }) => action)).toEqual([
    "board.proposed",
    "board.taken-over",
  ]);
});

test("search looks into questions and answers, takes signs for signs, and lists what is one's own", async () => {
  const [one, other] = [await author(), await author()];
  const word = randomUUID().replace(/\d/g, "z").slice(0, 8);
  const { id } = await asked(one, `100%_${word}`);
  await answered(other, id, `答 ${word}答`);
  const find = async (context: MerchantContext, search: string, filter: "all" | "open" | "mine" = "all") =>
    (await listQuestions(context, { ...everything, search, filter })).rows.map((row) => row.id);
  expect(await find(other, `${word}答`)).toEqual([id]);
  expect(await find(other, `%_${word}`)).toEqual([id]);
  expect(await find(other, `被退回 ${word}`)).toEqual([id]);
  expect(await find(other, `\\ ${word} 没有的词`)).toEqual([]);
  expect(await find(other, "\u0000\ud800' OR 1=1 --")).toEqual([]);
  expect(await find(other, word, "mine")).toEqual([]);
  expect(await find(one, word, "mine")).toEqual([id]);
  expect(await find(other, "x".repeat(10_000))).toEqual([]);
});

test("a colleague of the same merchant is somebody else on the board", async () => {
  const { context, system } = await exampleMerchant();
  const colleague = await exampleColleague(system, "clerk");
  await chooseName(context, nameOf(), false, now);
  const { id } = await asked(context);
  await expect(findQuestion(colleague.context, id)).rejects.toMatchObject({ code: "POST" });
});

test("more than anybody writes by hand is too much", async () => {
  const one = await author(false);
  for (let n = 0; n < 12; n++) await asked(one, `第 ${n} 个`);
  await expect(asked(one, "再一个")).rejects.toMatchObject({ kind: "too-much", code: "TOO_MANY_POSTS" });
});
