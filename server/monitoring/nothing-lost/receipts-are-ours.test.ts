import { afterAll, expect, test } from "vitest";
import { invoiceKey } from "#domain/invoice.ts";
import { withClient } from "#scripts/database.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { bringResult, exampleDownloaded, exampleStart, minutes } from "#server/packages/example-package.ts";
import { takeBackAnswer } from "#server/packages/take-back-answer.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { pollDue } from "#server/submissions/poll-due.ts";

afterAll(stopQueue);

const number = "receipts of another number than what was sent";
const amount = "receipts of another amount than what was sent";

test.each([
  ["a receipt that names another invoice", "UPDATE receipt SET invoice_key = '26112000009990000099'", number],
  ["a receipt with another acceptance number", "UPDATE receipt SET acceptance_number = 'SL-9'", number],
  ["a submission with another acceptance number", "UPDATE submission SET acceptance_number = 'SL-9'", number],
  [
    "content that is another invoice's",
    `UPDATE issued_invoice SET content = jsonb_set(content, '{number}', '"26112000009990000099"')`,
    number,
  ],
  ["a total that was not sent", "UPDATE issued_invoice SET amount = amount + 1, total = total + 1", amount],
  ["a tax that was not sent", `UPDATE issued_invoice SET content = jsonb_set(content, '{tax}', '"0.01"')`, amount],
  ["an amount that is none", `UPDATE issued_invoice SET content = jsonb_set(content, '{amount}', '"十元"')`, amount],
])("%s is named", async (_, damage, what) => {
  const { merchantId, keys } = await accepted();
  expect(await lossesOf(merchantId)).toEqual([]);
  const mine = damage.includes("issued_invoice") ? "key" : "invoice_key";
  await withClient(process.env.DATABASE_OWNER_URL ?? "", (client) =>
    client.query(`${damage} WHERE merchant_id = $1 AND ${mine} = $2`, [merchantId, keys[0]]),
  );
  expect(await lossesOf(merchantId)).toContainEqual([what, 1]);
});

/** Two invoices of a merchant with their receipts. */
async function accepted() {
  const made = await exampleDownloaded(await exampleMerchant(), 2);
  const { system, context } = made.merchant;
  const token = await bringResult(
    made,
    made.invoices.map((invoice) => [invoice, "成功"] as const),
  );
  await takeBackAnswer(context, made.packageId, token, { exportedAt: null, span: null }, minutes(5));
  await pollDue(system, () => minutes(6));
  return { merchantId: system.merchantId, keys: made.invoices.map(invoiceKey) };
}

async function lossesOf(merchant: string) {
  const { losses } = await nothingLost(null, exampleStart);
  return losses.filter(({ merchantId }) => merchantId === merchant).map(({ what, ids }) => [what, ids.length]);
}
