import { type Fen, parseYuan, yuanText } from "#domain/money.ts";
import { inTransaction } from "#sandbox/database.ts";
import type { Office } from "#sandbox/office.ts";
import { objectionTo } from "#sandbox/rules.ts";
import type { Upload } from "#sandbox/uploads.ts";
import { kindOf, type Uploaded, uploadedSchema } from "#sandbox/wire/invoice.ts";

/**
 * Gives the verdict on every upload that is due, in the order of receipt, each upload in one transaction.
 * Called by a timer and before every answer, so that what was promised by the clock is always so.
 */
export function processUploads(office: Office): void {
  const now = office.clock.now();
  for (const upload of office.uploads.due(now)) {
    inTransaction(office.db, () => judgeAll(office, upload, now));
  }
}

function judgeAll(office: Office, upload: Upload, now: Date): void {
  for (const { position, invoice } of office.uploads.items(upload.number)) {
    const { status, message } = judge(office, upload, uploadedSchema.parse(JSON.parse(invoice)), now);
    office.uploads.judge(upload.number, position, status, message);
  }
  office.uploads.finish(upload.number, now);
}

type Verdict = { readonly status: "00" | "02" | "03"; readonly message: string };

/** A number that is held is a duplicate whatever else it says: comparing is the caller's business. */
function judge(office: Office, upload: Upload, invoice: Uploaded, now: Date): Verdict {
  if (office.books.find(invoice.fphm)) return { status: "03", message: "发票号码重复，该发票已存在" };
  const seller = office.books.taxpayer(invoice.xsfnsrsbh);
  const confirmation = office.books.confirmation(invoice.hzqrxxdbh);
  const objection = objectionTo(invoice, { now, userId: upload.userId, seller, confirmation });
  if (objection !== null) return { status: "02", message: objection };
  const amount = fen(invoice.hjje);
  if (seller && seller.credit !== null && seller.used + amount > seller.credit) {
    return { status: "02", message: shortOfCredit(amount, seller.credit - seller.used) };
  }
  if (isClosed(office, invoice)) {
    return { status: "02", message: "该发票所属期已确认，已超过上传期限，请按规定重新开具" };
  }
  enter(office, upload, invoice, now);
  return { status: "00", message: remarkOn(office, invoice) };
}

function isClosed({ settings }: Office, { kprq }: Uploaded): boolean {
  return settings.closedBefore !== null && kprq.slice(0, 10) < settings.closedBefore;
}

function enter(office: Office, upload: Upload, invoice: Uploaded, now: Date): void {
  const values = { amount: fen(invoice.hjje), tax: fen(invoice.hjse), total: fen(invoice.jshj) };
  office.books.record({
    ...values,
    key: invoice.fphm,
    sellerTaxpayerId: invoice.xsfnsrsbh,
    kind: kindOf(invoice),
    issuedOn: invoice.kprq.slice(0, 10),
    buyerTaxpayerId: invoice.gmfnsrsbh,
    buyerName: invoice.gmfmc,
    status: "normal",
    recordedAt: now,
  });
  office.books.spendCredit(invoice.xsfnsrsbh, values.amount);
  for (let copy = 0; copy < upload.copies; copy++) {
    office.ledger.append({
      ...values,
      at: now,
      key: invoice.fphm,
      taxpayerId: invoice.xsfnsrsbh,
      callId: upload.callId,
      upload: upload.number,
    });
  }
}

function shortOfCredit(amount: Fen, left: Fen): string {
  return `开票预扣授信额度失败，授信额度不足本次开票金额：${yuanText(amount)}；剩余可用额度：${yuanText(left > 0n ? left : 0n)}`;
}

function remarkOn(office: Office, { fpmxList }: Uploaded): string {
  const blank = fpmxList.findIndex(({ sphfwssflhbbm }) => sphfwssflhbbm === "");
  return office.settings.remarkBlankClassification && blank >= 0
    ? `上传成功，提示：第${blank + 1}行税收分类编码为空`
    : "上传成功";
}

function fen(text: string): Fen {
  return parseYuan(text) ?? 0n;
}
