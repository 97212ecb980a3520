import { businessDateOf, later } from "#domain/period.ts";
import { isPractice } from "#domain/practice.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { ring } from "#server/queue/queue.ts";
import { Refusal } from "#server/refusal.ts";

/** Between two askings of one merchant: the bureau is asked for everything each time. */
const askedAgainMs = 5 * 60_000;

/**
 * A person wants the books compared now. The row is what they wait for; whichever worker comes next takes it over.
 * @throws Refusal not-now ONLY_PRACTICE (its books are invented), not-now COMPARISON_RUNS (it is the answer), too-much COMPARED_JUST_NOW with `minutes` still to wait
 */
export async function askForComparison(context: MerchantContext, now: Date): Promise<void> {
  const { merchantId, accountId } = context;
  if (isPractice(merchantId)) throw new Refusal("not-now", "ONLY_PRACTICE");
  await inTransaction(context, async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM merchant WHERE id = ${merchantId}::uuid FOR UPDATE`;
    const last = await tx.comparison.findFirst({
      where: { merchantId, askedBy: { not: "timetable" } },
      orderBy: { id: "desc" },
    });
    if (last && last.finishedAt === null) throw new Refusal("not-now", "COMPARISON_RUNS");
    const waitMs = last ? later(last.startedAt, askedAgainMs).getTime() - now.getTime() : 0;
    if (waitMs > 0) {
      throw new Refusal("too-much", "COMPARED_JUST_NOW", { minutes: String(Math.ceil(waitMs / 60_000)) });
    }
    const today = new Date(businessDateOf(now));
    const { id } = await tx.comparison.create({
      data: { merchantId, startedAt: now, fromDate: today, toDate: today, askedBy: accountId },
    });
    await ring(tx, "compare-books", { merchantId, span: "asked" });
    const facts = { comparison: String(id) };
    await record(
      tx,
      context,
      [{ action: "books.comparison-asked", subjectKind: "merchant", subjects: [merchantId], facts }],
      now,
    );
  });
}
