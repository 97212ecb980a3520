import { afterAll, expect, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { exampleWaiting, minutes } from "#server/packages/example-package.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { cancelSubmission } from "#server/submissions/cancel-submission.ts";
import { raiseOverdue } from "#server/submissions/raise-overdue.ts";

afterAll(stopQueue);

/** The examples are issued in November 2026, so the day after their deadline begins then. */
const passed = new Date("2026-12-13T16:00:00Z");
const later = (hours: number) => new Date(passed.getTime() + hours * 3_600_000);

test("what came in time and is open past its deadline is told of once, and the checker names what was not", async () => {
  const { merchant, submissionIds, invoices } = await exampleWaiting(await exampleMerchant(), 2);
  expect(invoices.every(({ issuedOn }) => issuedOn.startsWith("2026-11"))).toBe(true);
  const { context, system } = merchant;
  await addRecipient(context, { channel: "mail", address: "boss@example.com", locale: "zh-CN" }, minutes(1));
  await nextLookIsLater(merchant);
  expect(await raiseOverdue(later(-1))).toBe(0);
  expect(await silent(later(1))).toEqual([]);
  expect(await silent(later(3))).toEqual([submissionIds.map(String)]);
  await raiseOverdue(later(3));
  await raiseOverdue(later(4));
  expect(await silent(later(5))).toEqual([]);
  const letters = await inTransaction(system, (tx) =>
    tx.letter.findMany({ where: { kind: "deadline-passed", channel: { not: "inbox" } } }),
  );
  expect(letters).toMatchObject([{ subject: "有补传过了期限还没有结果：2 张" }]);
  const acts = (await actsIn(context)).filter(({ action }) => action === "invoice.overdue");
  expect(acts).toHaveLength(1);

  async function silent(now: Date) {
    const { losses } = await nothingLost(null, now);
    return losses
      .filter(({ merchantId, what }) => merchantId === system.merchantId && what.includes("deadline"))
      .map(({ ids }) => [...ids].sort());
  }
});

test("what is over, or was late when it came, raises nothing", async () => {
  const { merchant, submissionIds } = await exampleWaiting(await exampleMerchant(), 2);
  await cancelSubmission(merchant.context, submissionIds[0] ?? 0n, minutes(2));
  await inTransaction(merchant.system, (tx) =>
    tx.submission.updateMany({ where: { id: submissionIds[1] ?? 0n }, data: { queuedAt: passed } }),
  );
  await raiseOverdue(later(3));
  expect((await actsIn(merchant.context)).map(({ action }) => action)).not.toContain("invoice.overdue");
});

/** So that the checker has nothing else to say of a merchant whose worker sleeps for weeks. */
function nextLookIsLater({ system }: { system: SystemContext }) {
  return inTransaction(system, (tx) =>
    tx.submission.updateMany({ where: { merchantId: system.merchantId }, data: { nextAt: later(100) } }),
  );
}
