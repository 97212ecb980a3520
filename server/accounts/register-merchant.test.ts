import { expect, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import { inTransaction } from "#server/db.ts";

const merchant = { taxpayerId: "９1110108ma09xx021q ", name: "北京样例科技有限公司（测试）" };

test("opens a tenant with a chain of its own, once", async () => {
  const context = await registerMerchant(merchant, "test");
  const seen = await inTransaction(context, (tx) => tx.merchant.findMany());
  expect(seen).toMatchObject([{ id: context.merchantId, taxpayerId: "91110108MA09XX021Q", district: "110108" }]);
  expect(await actsIn(context)).toMatchObject([{ seq: 1n, action: "merchant.registered", actorKind: "system:test" }]);
  await expect(registerMerchant(merchant, "test")).rejects.toMatchObject({ kind: "not-now", code: "MERCHANT_KNOWN" });
});

test("refuses an id whose check character does not hold", async () => {
  const mistyped = { ...merchant, taxpayerId: "91110108MA09XX021X" };
  await expect(registerMerchant(mistyped, "test")).rejects.toMatchObject({
    kind: "not-now",
    code: "TAXPAYER_ID_INVALID",
  });
});

test("another merchant is not even seen", async () => {
  const [one, other] = [await exampleMerchant(), await exampleMerchant()];
  const seen = await inTransaction(one.context, (tx) =>
    tx.merchant.findUnique({ where: { id: other.context.merchantId } }),
  );
  expect(seen).toBeNull();
});
