import { addDays, businessDateOf } from "#domain/period.ts";
import { type Chance, chanceFrom } from "#prisma/seed/chance.ts";
import { ownerOf, supportClerk } from "#prisma/seed/people.ts";
import { workdayBefore } from "#prisma/seed/workday-before.ts";
import { houseId } from "#server/audit.ts";
import { type MerchantContext, type SupportContext, type SystemContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { closeFeedback } from "#server/feedback/close-feedback.ts";
import { decideImprovement } from "#server/feedback/decide-improvement.ts";
import { finishImprovement } from "#server/feedback/finish-improvement.ts";
import { listImprovements } from "#server/feedback/list-improvements.ts";
import { proposeImprovements } from "#server/feedback/propose-improvements.ts";
import { recordCall } from "#server/feedback/record-call.ts";
import { replyToFeedback } from "#server/feedback/reply-to-feedback.ts";
import { sendMessage } from "#server/feedback/send-message.ts";
import { takeFeedback } from "#server/feedback/take-feedback.ts";

const weeks = 10;
const dayMs = 86_400_000;

/** Pages people grade, how often, and what they are not content with there. */
const places = [
  { page: "/missing", cause: "find-missing", often: 5, bad: 8 },
  { page: "/batches/*", cause: "file", often: 5, bad: 22 },
  { page: "/submissions/*", cause: "waiting", often: 4, bad: 16 },
  { page: "/missing/*/reupload", cause: "fill-form", often: 3, bad: 10 },
  { page: "/submissions/*/receipt", cause: "certificate", often: 2, bad: 4 },
  { page: "/faq", cause: "help", often: 3, bad: 9 },
] as const;

/** Some weeks of grades; three complaints: one answered, one due, one overdue; what came of the causes of a month ago. */
export async function letMerchantsGrade({ merchantId }: SystemContext, now: Date): Promise<void> {
  const [context, clerk] = [await ownerOf(merchantId), await supportClerk()];
  await grade(context, now, chanceFrom(20_261));
  await improve(clerk, now);
  await complain(context, clerk, now);
}

async function grade({ merchantId }: MerchantContext, now: Date, chance: Chance): Promise<void> {
  const doneOn = addDays(businessDateOf(now), -24);
  const house = systemContext(houseId, "seed");
  for (let daysAgo = weeks * 7; daysAgo > 0; daysAgo--) {
    const at = new Date(now.getTime() - daysAgo * dayMs);
    const rows = places.flatMap((place) =>
      Array.from({ length: chance.below(place.often) }, () => gradeAt(place, at, chance, businessDateOf(at) >= doneOn)),
    );
    const [ofVisitors, ofMerchant] = [
      rows.filter(({ page }) => page === "/faq"),
      rows.filter(({ page }) => page !== "/faq"),
    ];
    await inTransaction(house, (tx) =>
      tx.feedback.createMany({ data: ofVisitors.map((row) => ({ ...row, merchantId: houseId })) }),
    );
    await inTransaction(systemContext(merchantId, "seed"), (tx) =>
      tx.feedback.createMany({ data: ofMerchant.map((row) => ({ ...row, merchantId })) }),
    );
  }
}

/** Grades of the past are answered; since the hint about columns is there, fewer are not content with files. */
function gradeAt({ page, cause, bad }: (typeof places)[number], at: Date, chance: Chance, since: boolean) {
  const isBad = chance.below(100) < (cause === "file" && since ? bad / 3 : bad);
  const given = isBad ? 1 + chance.below(2) : chance.pick([3, 4, 4, 5, 5, 5]);
  const closed = isBad ? { state: "closed", result: "explained", answeredAt: at, closedAt: at } : { state: "kept" };
  return {
    kind: "grade",
    grade: given,
    task: "page",
    page,
    cause,
    locale: "zh-CN",
    release: since ? "0.1.0" : "0.0.9",
    at,
    ...closed,
  };
}

/** The improvements of the week five weeks ago: one done, one in hand, one declined; and those of last week, to be decided. */
async function improve(clerk: SupportContext, now: Date): Promise<void> {
  const then = new Date(now.getTime() - 30 * dayMs);
  await proposeImprovements(then);
  const words = {
    file: "在“对应列”旁边写明认得哪些列名，给一个例子",
    waiting: "等结果的页面写清楚一般要多久、多久以后转客服",
  } as const;
  for (const { id, cause } of await listImprovements(clerk, then)) {
    const known = cause === "file" || cause === "waiting";
    const typed = known
      ? { decision: "accepted", remedy: "hint", words: words[cause] }
      : { decision: "declined", remedy: "faq", words: "样本少，再看两周" };
    await decideImprovement(clerk, id, typed, then);
    if (cause === "file") await finishImprovement(clerk, id, addDays(businessDateOf(now), -24), now);
  }
  await proposeImprovements(now);
}

async function complain(merchant: MerchantContext, clerk: SupportContext, now: Date): Promise<void> {
  const [overdue, answered, due] = [6, 4, 0].map((days) => workdayBefore(now, days));
  const from = "/submissions";
  const typed = { kind: "complaint", from, phone: "", locale: "zh-CN" };
  const first = await sendMessage(
    merchant,
    { ...typed, words: "退回原因只有一串代码，看不懂要改哪里。", from: "/missing" },
    answered ?? now,
  );
  if ("id" in first) await answer(clerk, first.id, answered ?? now);
  await sendMessage(
    merchant,
    { ...typed, words: "等了两天一直显示处理中，客户催着抵扣。", phone: "13800138000" },
    overdue ?? now,
  );
  await sendMessage(
    merchant,
    { ...typed, words: "表格里日期写成 20261008 就读不出来，能不能认？", from: "/batches" },
    due ?? now,
  );
}

async function answer(clerk: SupportContext, id: string, at: Date): Promise<void> {
  const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);
  await takeFeedback(clerk, id, "", hours(1));
  const words = "您反映得对。每个退回代码现在都写明要改哪一栏、怎么改；您那张是购方税号少一位，改好可以再传。";
  await replyToFeedback(clerk, id, words, hours(2));
  await recordCall(clerk, id, { at: momentOf(hours(3)), outcome: "reached", words: "已改好重传，对方认可" }, hours(4));
  await closeFeedback(clerk, id, { result: "mended", words: "" }, hours(4));
}

function momentOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}
