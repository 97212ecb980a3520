import { afterAll, expect, expectTypeOf, test } from "vitest";
import { assistMs, codeMs, endedShownMs } from "#domain/assist.ts";
import { endOtherSessions } from "#server/accounts/end-other-sessions.ts";
import { endSession } from "#server/accounts/end-session.ts";
import { actsIn, exampleColleague, exampleMerchant, signInAgain } from "#server/accounts/example-merchant.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { assistOfClerk } from "#server/assist/assist-of-clerk.ts";
import { assistOfMerchant } from "#server/assist/assist-of-merchant.ts";
import { endAssist } from "#server/assist/end-assist.ts";
import { exampleAssist, exampleReason } from "#server/assist/example-assist.ts";
import { giveCode } from "#server/assist/give-code.ts";
import { joinAssist } from "#server/assist/join-assist.ts";
import { leadTo } from "#server/assist/lead-to.ts";
import { listAssists } from "#server/assist/list-assists.ts";
import { notePageRead } from "#server/assist/note-page-read.ts";
import { notePresence } from "#server/assist/note-presence.ts";
import { pinInstruction } from "#server/assist/pin-instruction.ts";
import { pointAt } from "#server/assist/point-at.ts";
import type { prepareCorrection } from "#server/assist/prepare-correction.ts";
import { requireAssist } from "#server/assist/require-assist.ts";
import { seeMark } from "#server/assist/see-mark.ts";
import { watchMerchant } from "#server/assist/watch-merchant.ts";
import { withdrawConsent } from "#server/assist/withdraw-consent.ts";
import { houseId } from "#server/audit.ts";
import {
  type MerchantContext,
  type OperatorContext,
  type SupportContext,
  type SupportViewContext,
  systemContext,
} from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { stopQueue } from "#server/queue/queue.ts";
import type { submitDraft } from "#server/submissions/submit-draft.ts";
import type { submitInvoices } from "#server/submissions/submit-invoices.ts";
import type { submitTypedInvoice } from "#server/submissions/submit-typed-invoice.ts";
import { endView } from "#server/support/end-view.ts";
import { exampleClerk } from "#server/support/example-clerk.ts";
import { requireSupportView } from "#server/support/require-support-view.ts";

const now = new Date();
const later = (ms: number) => new Date(now.getTime() + ms);
const minute = 60_000;
const unknown = { problems: [{ code: "ASSIST_CODE_UNKNOWN", field: "code" }] };
const over = { kind: "not-now", code: "ASSIST_OVER" };
afterAll(stopQueue);

test("a code of six digits is consent: it is written down without them, and kept as a hash", async () => {
  const { context } = await exampleMerchant();
  const { code, expiresAt } = await giveCode(context, now);
  expect(code).toMatch(/^\d{6}$/);
  expect(expiresAt).toEqual(later(codeMs));
  const acts = await actsIn(context);
  expect(acts.at(-1)).toMatchObject({ action: "assist.code-given", actorKind: "merchant", actorId: context.accountId });
  expect(JSON.stringify(acts.map(({ facts }) => facts))).not.toContain(code);
  const rows = await inTransaction(context, (tx) => tx.assistCode.findMany());
  expect(rows).toHaveLength(1);
  expect(Buffer.from(rows[0]?.codeHmac ?? []).toString("latin1")).not.toContain(code);
  expect(await assistOfMerchant(context, now)).toEqual({ state: "waiting" });
  expect(await assistOfMerchant(context, later(codeMs))).toEqual({ state: "none" });
});

test("joining opens the session and a view with the same reason, in both chains, and is seen by both", async () => {
  const { context: merchant } = await exampleMerchant();
  const clerk = await exampleClerk();
  const { id, context } = await exampleAssist(merchant, clerk, now);
  expect(await requireSupportView(clerk, merchant.merchantId, now)).toMatchObject({
    context: { viewId: context.viewId, reason: exampleReason },
  });
  expect(await assistOfMerchant(merchant, now)).toMatchObject({ state: "open", by: "测试客服", staff: null, waits: 0 });
  expect((await actsIn(merchant)).slice(-2)).toMatchObject([
    { action: "support.view-opened", actorKind: "support", actorId: clerk.accountId },
    { action: "assist.joined", subjects: [id], facts: { reason: exampleReason } },
  ]);
  const facts = { account: clerk.accountId, merchant: merchant.merchantId, by: "support-view" };
  expect(await houseActs(id)).toMatchObject([{ action: "assist.joined", facts }]);
});

test("a guessed, an old, a used, a replaced and a withdrawn code get one answer, and each try is written down", async () => {
  const { context: merchant } = await exampleMerchant();
  const refused = [];
  const clerk = await exampleClerk();
  const { code: replaced } = await giveCode(merchant, now);
  const { code: withdrawn } = await giveCode(merchant, later(1));
  refused.push(replaced === withdrawn ? unknown : await join(clerk, replaced));
  await withdrawConsent(merchant, later(2));
  refused.push(await join(clerk, withdrawn));
  const { code: old } = await giveCode(merchant, later(3));
  refused.push(await join(clerk, old, later(3 + codeMs)));
  const { code: used } = await giveCode(merchant, later(4));
  await join(await exampleClerk(), used, later(5));
  refused.push(await join(clerk, used, later(6)));
  await withdrawConsent(merchant, later(7));
  refused.push(await join(clerk, await unusedCode(), later(8)));
  expect(refused).toMatchObject(Array.from({ length: 5 }, () => unknown));
  const tries = (await actsIn(systemContext(houseId, "test"))).filter(
    ({ action, subjects }) => action === "assist.code-refused" && subjects.includes(clerk.accountId),
  );
  expect(tries).toHaveLength(5);
  await expect(join(clerk, "123456", later(9))).rejects.toMatchObject({
    kind: "too-much",
    code: "TOO_MANY_ASSIST_TRIES",
    facts: { until: expect.stringMatching(/^\d{4}-/) },
  });
});

test("the sixth wrong code is not looked at, not even a right one, and a thousand at once are counted too", async () => {
  const { context: merchant } = await exampleMerchant();
  const clerk = await exampleClerk();
  const wrong = await unusedCode();
  const tries = await Promise.allSettled(Array.from({ length: 12 }, () => join(clerk, wrong)));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
  const { code } = await giveCode(merchant, now);
  await expect(join(clerk, code)).rejects.toMatchObject({ code: "TOO_MANY_ASSIST_TRIES" });
  expect(await join(await exampleClerk(), code)).toMatchObject({ assistId: expect.any(String) });
});

test.each(["", "12345", "1234567", "abcdef", "1 OR 1", "\u0000".repeat(6), "9".repeat(10_000)])(
  "%j is no code, and no try",
  async (code) => {
    const clerk = await exampleClerk();
    for (let n = 0; n < 7; n++)
      expect(await join(clerk, code)).toMatchObject({ problems: [{ code: "ASSIST_CODE_MALFORMED" }] });
  },
);

test("a reason is asked for first, without losing the code, and stands as plain text", async () => {
  const { context: merchant } = await exampleMerchant();
  const clerk = await exampleClerk();
  const { code } = await giveCode(merchant, now);
  expect(await joinAssist(clerk, { code, reason: "\u202e 查 \u0000" }, now)).toMatchObject({
    problems: [{ code: "REASON_TOO_SHORT", field: "reason" }],
  });
  await joinAssist(clerk, { code, reason: "<b>请看\u202e这张</b>\r\n发票" }, now);
  expect((await listAssists(merchant))[0]?.reason).toBe("<b>请看这张</b> 发票");
});

test("only one of two clerks with the same code gets in", async () => {
  const { context: merchant } = await exampleMerchant();
  const { code } = await giveCode(merchant, now);
  const clerks = await Promise.all([exampleClerk(), exampleClerk(), exampleClerk()]);
  const joined = await Promise.all(clerks.map((clerk) => join(clerk, code)));
  expect(joined.filter((one) => "assistId" in one)).toHaveLength(1);
  await expect(giveCode(merchant, now)).rejects.toMatchObject({ kind: "not-now", code: "ASSIST_OPEN" });
});

test("a merchant gives ten codes in a quarter of an hour, and is told when again", async () => {
  const { context: merchant } = await exampleMerchant();
  for (let n = 0; n < 10; n++) await giveCode(merchant, now);
  await expect(giveCode(merchant, now)).rejects.toMatchObject({ kind: "too-much", code: "TOO_MANY_CODES" });
});

type Ending = (both: { merchant: MerchantContext; signInName: string; context: AssistContext }) => Promise<unknown>;
const endings: readonly (readonly [as: string, at: Date, end: Ending])[] = [
  ["merchant", later(minute), ({ merchant }) => endAssist(merchant, later(minute))],
  ["support", later(minute), ({ context }) => endAssist(context, later(minute))],
  ["withdrawn", later(minute), ({ merchant }) => withdrawConsent(merchant, later(minute))],
  ["signed-out", later(minute), ({ merchant }) => endSession(merchant, merchant.sessionId, later(minute))],
  ["signed-out", later(minute), ({ merchant }) => endOtherSessions(merchant, later(minute))],
  ["support", later(minute), ({ context }) => endView(context, later(minute))],
  ["expired", later(assistMs), async () => {}],
];

test.each(endings)("after it ended (%s, at %s) no verb of the clerk's works, nor the view", async (as, at, end) => {
  const { context: merchant, signInName } = await exampleMerchant();
  const clerk = await exampleClerk();
  const { id, context } = await exampleAssist(merchant, clerk, now);
  await end({ merchant, signInName, context });
  // A page left open still has the context it was made with.
  await expect(pointAt(context, { target: "missing/list", words: "看这里" }, at)).rejects.toMatchObject(over);
  await expect(leadTo(context, { page: "missing", subject: "", words: "" }, at)).rejects.toMatchObject(over);
  const pin = { place: { invoiceKey: "26117000000000000001" }, field: "", words: "请补" };
  await expect(pinInstruction(context, pin, at)).rejects.toMatchObject(over);
  await expect(requireAssist(clerk, id, at)).rejects.toMatchObject(over);
  await expect(requireSupportView(clerk, merchant.merchantId, at)).rejects.toMatchObject({ kind: "forbidden" });
  expect(await watchMerchant(clerk, id, at)).toMatchObject({ open: false });
  expect(await assistOfMerchant(merchant, at)).toEqual({ state: "ended" });
  expect((await assistOfClerk(clerk, id, at)).ended).toEqual({ at, as });
  const ended = (await actsIn(merchant)).filter(({ action }) => action === "assist.ended");
  expect(ended).toMatchObject([{ subjects: [id], facts: { as } }]);
  expect((await houseActs(id)).map(({ action }) => action)).toEqual(["assist.joined", "assist.ended"]);
});

test("an end twice is one end", async () => {
  const { context: merchant } = await exampleMerchant();
  const { id, context } = await exampleAssist(merchant, await exampleClerk(), now);
  await Promise.all([endAssist(merchant, later(1)), endAssist(context, later(1)), withdrawConsent(merchant, later(1))]);
  expect((await actsIn(merchant)).filter(({ action }) => action === "assist.ended")).toMatchObject([
    { subjects: [id] },
  ]);
});

test("a colleague of the clerk, and another merchant, find nothing", async () => {
  const { context: merchant } = await exampleMerchant();
  const { context: other } = await exampleMerchant();
  const clerk = await exampleClerk();
  const { id, context } = await exampleAssist(merchant, clerk, now);
  for (const wrong of [id, "0", "", "1' OR '1'='1", "9".repeat(30)])
    await expect(requireAssist(await exampleClerk(), wrong, now)).rejects.toMatchObject({
      kind: "not-found",
      code: "ASSIST",
    });
  await pointAt(context, { target: "missing/list", words: "看这里" }, now);
  const shown = await assistOfMerchant(merchant, now);
  const markId = "look" in shown ? BigInt(shown.look?.id ?? 0) : 0n;
  await seeMark(other, markId, now);
  await endAssist(other, now);
  await withdrawConsent(other, now);
  expect(await assistOfMerchant(merchant, now)).toMatchObject({ state: "open", look: { words: "看这里" } });
  expect(await listAssists(other)).toEqual([]);
});

test("a mark points at what is in the list, in a few plain words; a newer one takes its place, and the merchant puts it away", async () => {
  const { context: merchant } = await exampleMerchant();
  const { context } = await exampleAssist(merchant, await exampleClerk(), now);
  expect(await pointAt(context, { target: "missing/nothing", words: "" }, now)).toMatchObject([
    { code: "TARGET_REQUIRED" },
    { code: "WORDS_REQUIRED" },
  ]);
  expect(await pointAt(context, { target: "missing/list", words: "长".repeat(61) }, now)).toMatchObject([
    { code: "WORDS_TOO_LONG", facts: { longest: "60" } },
  ]);
  await pointAt(context, { target: "missing/search", words: "先找号码" }, now);
  await pointAt(context, { target: "entry/buyer-name", words: "<script>这里\u202e改</script>\u0000" }, now);
  const state = await assistOfMerchant(merchant, now);
  expect(state).toMatchObject({
    look: { page: "entry", target: "buyer-name", words: "<script>这里改</script>" },
    lead: null,
  });
  expect(JSON.stringify(state).length).toBeLessThan(400);
  if (state.state !== "open") throw new Error("it is over");
  await seeMark(merchant, BigInt(state.look?.id ?? 0), later(1));
  expect(await assistOfMerchant(merchant, later(2))).toMatchObject({ look: null });
  expect((await listAssists(merchant))[0]?.acts.map(({ action, side }) => `${side} ${action}`)).toEqual([
    "support assist.joined",
    "support assist.pointed",
    "support assist.pointed",
    "merchant assist.mark-seen",
  ]);
});

test("a lead goes to a page of the list, and to what is this merchant's", async () => {
  const { context: merchant } = await exampleMerchant();
  const { context } = await exampleAssist(merchant, await exampleClerk(), now);
  const lead = (page: string, subject = "") => leadTo(context, { page, subject, words: "" }, now);
  expect(await lead("https://example.com")).toMatchObject([{ code: "PAGE_REQUIRED" }]);
  expect(await lead("elsewhere")).toMatchObject([{ code: "PAGE_REQUIRED" }]);
  expect(await lead("invoice", "26117000000000000001")).toMatchObject([{ code: "SUBJECT_UNKNOWN" }]);
  expect(await lead("submission", "BC-0000-0001-1")).toMatchObject([{ code: "SUBJECT_UNKNOWN" }]);
  expect(await lead("receipts", "../../ops")).toEqual([]);
  expect(await assistOfMerchant(merchant, now)).toMatchObject({ lead: { page: "receipts", subject: "" } });
});

test("each sees where the other is; pages that were read are written down once", async () => {
  const { context: merchant } = await exampleMerchant();
  const clerk = await exampleClerk();
  const { id, context } = await exampleAssist(merchant, clerk, now);
  expect(await watchMerchant(clerk, id, now)).toEqual({ open: true, page: null, secondsAgo: null });
  await notePresence(merchant, "entry", later(1_000));
  expect(await watchMerchant(clerk, id, later(4_000))).toEqual({ open: true, page: "entry", secondsAgo: 3 });
  expect(await watchMerchant(clerk, id, later(61_000))).toEqual({ open: true, page: null, secondsAgo: 60 });
  await notePageRead(context, "missing", later(62_000));
  await notePageRead(context, "missing", later(63_000));
  expect(await assistOfMerchant(merchant, later(64_000))).toMatchObject({ staff: "missing" });
  expect(await assistOfMerchant(merchant, later(124_000))).toMatchObject({ staff: null });
  const acts = (await listAssists(merchant))[0]?.acts ?? [];
  expect(acts.map(({ action }) => action)).toEqual(["assist.joined", "assist.page-read"]);
});

test("somebody else of the merchant may end it, too", async () => {
  const { context: merchant, system } = await exampleMerchant();
  const { context: colleague } = await exampleColleague(system, "clerk");
  await exampleAssist(merchant, await exampleClerk(), now);
  expect(await assistOfMerchant(colleague, now)).toMatchObject({ state: "open" });
  await endAssist(colleague, now);
  expect(await assistOfMerchant(merchant, now)).toEqual({ state: "ended" });
  expect(await assistOfMerchant(merchant, later(endedShownMs))).toEqual({ state: "none" });
});

test("a code of a sign-in that is over lets nobody in", async () => {
  const { context: merchant, signInName } = await exampleMerchant();
  const { code } = await giveCode(merchant, now);
  await endSession(merchant, merchant.sessionId, now);
  expect(await join(await exampleClerk(), code)).toMatchObject(unknown);
  expect(await signInAgain(signInName)).toMatchObject({ kind: "merchant" });
});

test("nobody of support can send an invoice, and nobody else can assist: it does not compile", () => {
  type Staff = SupportContext | SupportViewContext | AssistContext | OperatorContext;
  expectTypeOf<Staff>().not.toExtend<Parameters<typeof submitInvoices>[0]>();
  expectTypeOf<AssistContext>().not.toExtend<Parameters<typeof submitInvoices>[0]>();
  expectTypeOf<AssistContext>().not.toExtend<Parameters<typeof submitTypedInvoice>[0]>();
  expectTypeOf<AssistContext>().not.toExtend<Parameters<typeof submitDraft>[0]>();
  expectTypeOf<SupportContext>().not.toExtend<Parameters<typeof submitDraft>[0]>();
  expectTypeOf<SupportViewContext>().not.toExtend<Parameters<typeof pointAt>[0]>();
  expectTypeOf<SupportViewContext>().not.toExtend<Parameters<typeof prepareCorrection>[0]>();
  expectTypeOf<MerchantContext | OperatorContext>().not.toExtend<Parameters<typeof joinAssist>[0]>();
  expectTypeOf<SupportContext | AssistContext>().not.toExtend<Parameters<typeof giveCode>[0]>();
});

function join(clerk: SupportContext, code: string, at = now) {
  return joinAssist(clerk, { code, reason: exampleReason }, at);
}

/** What the house's chain says of a session. */
async function houseActs(id: string) {
  const acts = await actsIn(systemContext(houseId, "test"));
  return acts.filter(({ subjectKind, subjects }) => subjectKind === "assist" && subjects.includes(id));
}

/** Six digits that nobody was given: what a merchant was given and took back is nobody's. */
async function unusedCode(): Promise<string> {
  const { context } = await exampleMerchant();
  const { code } = await giveCode(context, now);
  await withdrawConsent(context, now);
  return code;
}
