import { isRight } from "#domain/course-test.ts";
import { person, supportClerk } from "#prisma/seed/people.ts";
import { acceptAnswer } from "#server/board/accept-answer.ts";
import { chooseName } from "#server/board/choose-name.ts";
import { decidePost } from "#server/board/decide-post.ts";
import { postOnBoard } from "#server/board/post-on-board.ts";
import type { MerchantContext, SupportContext } from "#server/context.ts";
import { findTest } from "#server/training/find-test.ts";
import { handInTest } from "#server/training/hand-in-test.ts";
import { startTest } from "#server/training/start-test.ts";
import { tickLesson } from "#server/training/tick-lesson.ts";

const dayMs = 86_400_000;

/** The owner has learned the first steps, the clerk has begun; three merchants have talked on the exchange board. */
export async function learnAndTalk(now: Date): Promise<void> {
  const [owner, clerk, shop, wholesaler] = [
    await person("owner"),
    await person("clerk"),
    await person("owner-shop"),
    await person("owner-wholesale"),
  ];
  const staff = await supportClerk();
  const ago = (days: number) => new Date(now.getTime() - days * dayMs);
  for (const lesson of ["guide/find-missing", "faq/what-standings-mean", "guide/send-one"])
    await tickLesson(owner, "getting-started", lesson, true, ago(6));
  await tickLesson(clerk, "getting-started", "guide/find-missing", true, ago(2));
  await take(owner, 5, ago(5));
  await take(clerk, 2, ago(1));
  await chooseName(shop, "前门小店", false, ago(4));
  await chooseName(wholesaler, "批发老账房", false, ago(4));
  await chooseName(owner, "朝阳小会计", false, ago(4));
  const limit = await ask(
    shop,
    "提示授信额度不足，要先去哪里调？",
    "月底开得多，补传被退回，说授信额度不足。是先调额度再补传，还是直接再传一次？",
    ago(4),
  );
  await show(staff, limit, ago(4));
  const answer = await say(
    wholesaler,
    limit,
    "先在电子税务局申请调整额度，批下来再补传。没批之前再传还是会退回。",
    ago(3),
  );
  await show(staff, answer, ago(3));
  await acceptAnswer(shop, limit, answer, ago(3));
  const file = await ask(
    wholesaler,
    "导出的清单号码变成了 2.5E+19，怎么救？",
    "用表格软件打开再保存一次，发票号码就变样了，有什么办法不重新导出吗？",
    ago(2),
  );
  await show(staff, file, ago(2));
  await say(owner, file, "我一般不打开，导出来直接上传。打开过的，页面会提示能不能找回原来的号码。", ago(1));
}

async function take(person: MerchantContext, right: number, at: Date): Promise<void> {
  const attempt = await startTest(person, "getting-started", [], at);
  const { questions } = await findTest(person, attempt);
  const choices = questions.map((question, place) =>
    String(question.options.findIndex((_, choice) => isRight(question, choice) === place < right)),
  );
  await handInTest(person, attempt, choices, at);
}

function ask(person: MerchantContext, title: string, text: string, at: Date): Promise<bigint> {
  return post(person, { title, text, questionId: null }, at);
}

function say(person: MerchantContext, questionId: bigint, text: string, at: Date): Promise<bigint> {
  return post(person, { title: "", text, questionId }, at);
}

async function post(
  person: MerchantContext,
  words: { title: string; text: string; questionId: bigint | null },
  at: Date,
): Promise<bigint> {
  const posted = await postOnBoard(person, { ...words, locale: "zh-CN", digits: "ask" }, at);
  if ("problems" in posted) throw new Error(`the board refused a post of the seed: ${JSON.stringify(posted.problems)}`);
  return BigInt(posted.id);
}

async function show(staff: SupportContext, id: bigint, at: Date): Promise<void> {
  await decidePost(staff, id, "held", { kind: "show", reason: "" }, at);
}
