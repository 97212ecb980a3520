import { expect, expectTypeOf, test } from "vitest";
import { actsIn, exampleMerchant } from "#server/accounts/example-merchant.ts";
import type { MerchantContext, OperatorContext, SupportContext } from "#server/context.ts";
import { endView } from "#server/support/end-view.ts";
import { exampleClerk, exampleView } from "#server/support/example-clerk.ts";
import { listOpenViews } from "#server/support/list-open-views.ts";
import { listViewsOfMerchant } from "#server/support/list-views-of-merchant.ts";
import { openView, viewMs } from "#server/support/open-view.ts";
import { requireSupportView } from "#server/support/require-support-view.ts";

const now = new Date("2026-11-22T02:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const reason = "商户来电：补传没有结果";

test("a view is opened with a reason, for an hour, in the merchant's own chain", async () => {
  const { context: merchant } = await exampleMerchant();
  const clerk = await exampleClerk();
  const view = await exampleView(clerk, merchant.merchantId, now);

  expect(await requireSupportView(clerk, merchant.merchantId, later(viewMs - 1))).toMatchObject({
    context: view,
    merchant: { id: merchant.merchantId },
    expiresAt: later(viewMs),
  });
  expect((await actsIn(merchant)).at(-1)).toMatchObject({
    actorKind: "support",
    actorId: clerk.accountId,
    action: "support.view-opened",
    subjects: [merchant.merchantId],
    facts: { view: String(view.viewId), reason, until: later(viewMs).toISOString() },
  });
});

test.each(["", "  查  ", "长".repeat(201)])("a reason like %j opens nothing", async (text) => {
  const { context: merchant } = await exampleMerchant();
  const clerk = await exampleClerk();
  const before = (await actsIn(merchant)).length;
  expect(await openView(clerk, merchant.merchantId, text, now)).toMatchObject({ problems: [{ field: "reason" }] });
  await expect(requireSupportView(clerk, merchant.merchantId, now)).rejects.toMatchObject({
    code: "SUPPORT_VIEW_REQUIRED",
  });
  expect(await actsIn(merchant)).toHaveLength(before);
});

test.each(["00000000-0000-4000-8000-000000000000", "../../etc", ""])(
  "there is no merchant %j to look at",
  async (id) => {
    const clerk = await exampleClerk();
    await expect(openView(clerk, id, reason, now)).rejects.toMatchObject({ kind: "not-found", code: "MERCHANT" });
    await expect(requireSupportView(clerk, id, now)).rejects.toMatchObject({ kind: "not-found", code: "MERCHANT" });
  },
);

test("a colleague's view opens no door, nor does one of another merchant", async () => {
  const { context: merchant } = await exampleMerchant();
  const { context: other } = await exampleMerchant();
  const clerk = await exampleClerk();
  const colleague = await exampleClerk();
  await exampleView(clerk, merchant.merchantId, now);

  const refused = { kind: "forbidden", code: "SUPPORT_VIEW_REQUIRED" };
  await expect(requireSupportView(colleague, merchant.merchantId, now)).rejects.toMatchObject(refused);
  await expect(requireSupportView(clerk, other.merchantId, now)).rejects.toMatchObject(refused);
});

test("a view that has run out is refused and ended", async () => {
  const { context: merchant } = await exampleMerchant();
  const clerk = await exampleClerk();
  const view = await exampleView(clerk, merchant.merchantId, now);

  await expect(requireSupportView(clerk, merchant.merchantId, later(viewMs))).rejects.toMatchObject({
    code: "SUPPORT_VIEW_EXPIRED",
  });
  expect((await actsIn(merchant)).at(-1)).toMatchObject({
    action: "support.view-expired",
    facts: { view: String(view.viewId) },
  });
  expect(await listViewsOfMerchant(merchant, later(viewMs))).toMatchObject([{ open: false, until: later(viewMs) }]);
  await expect(requireSupportView(clerk, merchant.merchantId, now)).rejects.toMatchObject({
    code: "SUPPORT_VIEW_REQUIRED",
  });
});

test("ending a view shuts the door, and says so once", async () => {
  const { context: merchant } = await exampleMerchant();
  const clerk = await exampleClerk();
  const view = await exampleView(clerk, merchant.merchantId, now);
  await endView(view, later(60_000));
  await endView(view, later(90_000));

  await expect(requireSupportView(clerk, merchant.merchantId, later(90_000))).rejects.toMatchObject({
    code: "SUPPORT_VIEW_REQUIRED",
  });
  expect((await actsIn(merchant)).filter(({ action }) => action === "support.view-ended")).toMatchObject([
    { actorId: clerk.accountId, at: later(60_000), facts: { view: String(view.viewId) } },
  ]);
});

test("a second reason ends the first view", async () => {
  const { context: merchant } = await exampleMerchant();
  const clerk = await exampleClerk();
  const first = await exampleView(clerk, merchant.merchantId, now);
  const second = await exampleView(clerk, merchant.merchantId, later(1_000));

  expect((await requireSupportView(clerk, merchant.merchantId, later(2_000))).context.viewId).toBe(second.viewId);
  const acts = (await actsIn(merchant)).slice(-2);
  expect(acts.map(({ action }) => action)).toEqual(["support.view-ended", "support.view-opened"]);
  expect(acts[0]?.facts).toEqual({ view: String(first.viewId) });
});

test("a clerk sees where they are looking, the merchant who looked", async () => {
  const { context: merchant } = await exampleMerchant();
  const { context: other } = await exampleMerchant();
  const clerk = await exampleClerk();
  await exampleView(clerk, merchant.merchantId, now);

  expect(await listOpenViews(clerk, now)).toMatchObject([
    { merchant: { id: merchant.merchantId }, reason, expiresAt: later(viewMs) },
  ]);
  expect(await listOpenViews(clerk, later(viewMs))).toEqual([]);
  expect(await listViewsOfMerchant(merchant, now)).toMatchObject([
    { by: "测试客服", reason, startedAt: now, until: later(viewMs), open: true },
  ]);
  expect(await listViewsOfMerchant(other, now)).toEqual([]);
});

test("merchants and operators have no such room: it does not compile", () => {
  expectTypeOf<MerchantContext | OperatorContext>().not.toExtend<Parameters<typeof openView>[0]>();
  expectTypeOf<MerchantContext | OperatorContext>().not.toExtend<Parameters<typeof requireSupportView>[0]>();
  expectTypeOf<MerchantContext | SupportContext>().not.toExtend<Parameters<typeof endView>[0]>();
  expectTypeOf<SupportContext>().not.toExtend<Parameters<typeof listViewsOfMerchant>[0]>();
});
