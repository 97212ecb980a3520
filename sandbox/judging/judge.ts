import { type Fen, yuanText } from "#domain/money.ts";
import type { HeldRow } from "#sandbox/books.ts";
import type { Declared } from "#sandbox/judging/declared.ts";
import { isDigitalKind } from "#sandbox/judging/key.ts";
import type { Ground } from "#sandbox/judging/rule.ts";
import { objectionTo } from "#sandbox/judging/rules.ts";
import { objectionToVoid } from "#sandbox/judging/void-rules.ts";
import { placeOf } from "#sandbox/numbers.ts";
import type { Office } from "#sandbox/office.ts";
import type { Upload, UploadStatus } from "#sandbox/uploads.ts";

/** What came of an invoice that was handed in. */
export type Verdict = { readonly status: Exclude<UploadStatus, "in-work">; readonly message: string };

/** Under which number, when, and for whom: `userId` null over a way that serves every taxpayer the bureau knows. */
export type Receipt = Pick<Upload, "number" | "callId" | "copies"> & {
  readonly userId: string | null;
  readonly at: Date;
};

export const alreadyThere: Verdict = { status: "duplicate", message: "发票号码重复，该发票已存在" };

/** The bureau's verdict on one invoice, and what follows from it in books and ledger; in the caller's transaction. */
export function judge(office: Office, invoice: Declared, receipt: Receipt): Verdict {
  const held = office.books.find(invoice.key);
  if (isDuplicate(office, invoice, held)) return alreadyThere;
  const objection = objectionTo(invoice, groundOf(office, invoice, receipt));
  if (objection !== null) return refused(objection.message);
  const obstacle = invoice.act === "void" ? objectionToVoid(invoice, held, receipt.at) : lackOf(office, invoice);
  if (obstacle !== null) return refused(obstacle);
  if (isClosed(office, invoice)) return refused("该发票所属期已确认，已超过上传期限，请按规定重新开具");
  if (isForged(office, invoice)) return { status: "unverified", message: "验签失败" };
  enter(office, invoice, held, receipt);
  return { status: "accepted", message: remarkOn(office, invoice) };
}

/** A number that is held is a duplicate whatever else it says: comparing is the caller's business. */
export function isDuplicate({ settings }: Office, { act }: Declared, held: HeldRow | null): boolean {
  return settings.refusesDuplicates && held !== null && (act === "upload" || held.status === "void");
}

export function groundOf(office: Office, invoice: Declared, { userId, at }: Pick<Receipt, "userId" | "at">): Ground {
  return {
    userId,
    now: at,
    seller: office.books.taxpayer(invoice.seller.taxpayerId),
    confirmation: office.books.confirmation(invoice.confirmationNumber),
    blue: office.books.find(invoice.blueNumber),
  };
}

function refused(message: string): Verdict {
  return { status: "refused", message };
}

/** 授信额度 is for 数电票 only. */
function lackOf(office: Office, { kind, seller: { taxpayerId }, amount }: Declared): string | null {
  const seller = office.books.taxpayer(taxpayerId);
  if (!isDigitalKind(kind) || !seller || seller.credit === null) return null;
  const left = seller.credit - seller.used;
  return (amount ?? 0n) > left ? shortOfCredit(amount ?? 0n, left) : null;
}

function shortOfCredit(amount: Fen, left: Fen): string {
  return `开票预扣授信额度失败，授信额度不足本次开票金额：${yuanText(amount)}；剩余可用额度：${yuanText(left > 0n ? left : 0n)}`;
}

function isClosed({ settings }: Office, { issuedAt }: Declared): boolean {
  return settings.closedBefore !== null && dayOf(issuedAt) < settings.closedBefore;
}

function isForged({ settings: { signatureFails }, seed }: Office, { kind, key }: Declared): boolean {
  if (isDigitalKind(kind)) return false;
  return typeof signatureFails === "number" ? placeOf(key, seed) < signatureFails : signatureFails.includes(key);
}

function enter(office: Office, invoice: Declared, held: HeldRow | null, receipt: Receipt): void {
  const { act, key, kind, seller, buyer } = invoice;
  const { at, callId, number, copies } = receipt;
  const values = { amount: invoice.amount ?? 0n, tax: invoice.tax ?? 0n, total: invoice.total ?? 0n };
  if (held && act === "void") office.books.mark(key, "void");
  if (!held) {
    office.books.record({
      ...values,
      key,
      kind,
      sellerTaxpayerId: seller.taxpayerId,
      issuedOn: dayOf(invoice.issuedAt),
      buyerTaxpayerId: buyer.taxpayerId,
      buyerName: buyer.name,
      status: act === "void" ? "void" : "normal",
      recordedAt: at,
    });
  }
  if (isDigitalKind(kind)) office.books.spendCredit(seller.taxpayerId, values.amount);
  const effect = { ...values, at, key, act, taxpayerId: seller.taxpayerId, callId, upload: number };
  for (let copy = 0; copy < copies; copy++) office.ledger.append(effect);
}

function dayOf(time: string | null): string {
  return time?.slice(0, 10) ?? "";
}

function remarkOn(office: Office, { lines }: Declared): string {
  const blank = lines.findIndex(({ classification }) => classification === "");
  return office.settings.remarkBlankClassification && blank >= 0
    ? `上传成功，提示：第${blank + 1}行税收分类编码为空`
    : "上传成功";
}
