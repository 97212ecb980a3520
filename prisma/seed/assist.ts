import { endSession } from "#server/accounts/end-session.ts";
import { openSession } from "#server/accounts/open-session.ts";
import { accountOf, contextOf, type SignedInContext } from "#server/accounts/signed-in.ts";
import { assistOfMerchant } from "#server/assist/assist-of-merchant.ts";
import { closePin } from "#server/assist/close-pin.ts";
import { endAssist } from "#server/assist/end-assist.ts";
import { giveCode } from "#server/assist/give-code.ts";
import { joinAssist } from "#server/assist/join-assist.ts";
import { leadTo } from "#server/assist/lead-to.ts";
import { listWaiting } from "#server/assist/list-waiting.ts";
import { notePageRead } from "#server/assist/note-page-read.ts";
import { pinInstruction } from "#server/assist/pin-instruction.ts";
import { pointAt } from "#server/assist/point-at.ts";
import { requireAssist } from "#server/assist/require-assist.ts";
import { seeMark } from "#server/assist/see-mark.ts";
import { db } from "#server/db.ts";
import { listMissing } from "#server/missing/list-missing.ts";

const minute = 60_000;

/** Yesterday the demo's owner was helped: a session that has ended, with what was done in it, and one instruction that still waits. */
export async function helpOnce(now: Date): Promise<void> {
  const began = now.getTime() - 20 * 60 * minute;
  const at = (minutes: number) => new Date(began + minutes * minute);
  const owner = await signedIn("owner", at(0));
  const clerk = await signedIn("support", at(0));
  if (owner.kind !== "merchant" || clerk.kind !== "support") throw new Error("the demo's people have other rooms");
  const [first, second] = (await listMissing(owner, {}, null, now)).rows;
  if (!first || !second) throw new Error("the demo's owner misses nothing");

  const { code } = await giveCode(owner, at(0));
  const joined = await joinAssist(clerk, { code, reason: "来电：不知道缺失的发票该先补哪一张" }, at(1));
  if (!("assistId" in joined)) throw new Error("the demo's clerk was not let in");
  const assist = await requireAssist(clerk, joined.assistId, at(1));
  await notePageRead(assist, "missing", at(2));
  await leadTo(assist, { page: "missing", subject: "", words: "先看这里，按轻重排好了" }, at(3));
  await pointAt(assist, { target: "missing/list", words: "第一张最急，从它开始" }, at(4));
  const shown = await assistOfMerchant(owner, at(5));
  if (shown.state === "open" && shown.look) await seeMark(owner, BigInt(shown.look.id), at(5));
  const pins = [
    { place: { invoiceKey: first.key }, field: "", words: "先补传这一张，期限最近" },
    {
      place: { invoiceKey: second.key },
      field: "buyer.taxpayerId",
      words: "补传前请和购方核对一遍识别号，18 位都要一样",
    },
  ];
  for (const pin of pins) await pinInstruction(assist, pin, at(8));
  const [done] = (await listWaiting(owner)).pins;
  if (done) await closePin(owner, BigInt(done.id), at(15));
  await endAssist(owner, at(17));
  await endSession(owner, owner.sessionId, at(18));
  await endSession(clerk, clerk.sessionId, at(18));
}

async function signedIn(signInName: string, now: Date): Promise<SignedInContext> {
  const account = accountOf(await db().account.findUniqueOrThrow({ where: { signInName } }));
  return contextOf(await openSession(account, { userAgent: "", address: "192.0.2.1" }, now));
}
