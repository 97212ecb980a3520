import { assistPageOf } from "#domain/assist-target.ts";
import { browserOf, type CaseContext } from "#domain/case-context.ts";
import { pageOf } from "#domain/feedback.ts";
import { isInvoiceKey } from "#domain/invoice.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { release } from "#server/feedback/release.ts";
import { referenceOf } from "#server/submissions/reference.ts";

/** What a browser says of itself: where it was, in which language, and what it is. */
export type Whence = { readonly from: string; readonly locale: string; readonly userAgent: string };
export type AttachedContext = {
  readonly page: string;
  /** A submission's, else the number of the invoice the page is about; "" where it is about neither. */
  readonly reference: string;
  readonly context: CaseContext;
};

/**
 * What goes with a case, built here from what is the merchant's own: nothing a browser sends is kept as it is, and nothing
 * of it names a buyer or a person.
 */
export async function caseContextOf(
  tx: Tx,
  tenant: TenantContext,
  { from, locale, userAgent }: Whence,
): Promise<AttachedContext> {
  const address = addressOf(from);
  const { reference, codes } = await aboutOf(tx, tenant, address);
  const shown = address === "" ? "" : pageOf(address);
  const page = address === "" ? "" : assistPageOf(address);
  const language = locale === "en" ? "en" : "zh-CN";
  return { page: shown, reference, context: { page, locale: language, release, codes, ...browserOf(userAgent) } };
}

function addressOf(from: string): string {
  const [address = ""] = from.slice(0, 500).split(/[?#]/);
  return address.replace(/^\/(?:en|zh-CN)(?=\/)/, "");
}

async function aboutOf(
  tx: Tx,
  { merchantId }: TenantContext,
  address: string,
): Promise<{ readonly reference: string; readonly codes: readonly string[] }> {
  const [, id] = /^\/submissions\/(\d{1,18})(?:\/receipt)?$/.exec(address) ?? [];
  const [, key = ""] = /^\/missing\/([0-9A-Za-z-]{1,40})(?:\/reupload)?$/.exec(address) ?? [];
  if (id === undefined && !isInvoiceKey(key)) return { reference: "", codes: [] };
  const about = id === undefined ? { invoiceKey: key } : { id: BigInt(id) };
  const last = await tx.submission.findFirst({ where: { merchantId, ...about }, orderBy: { id: "desc" } });
  if (last)
    return {
      reference: referenceOf(last.id),
      codes: [last.state, last.verdictCode, last.heldReason].flatMap((code) => (code && isCode(code) ? code : [])),
    };
  const issued = await tx.issuedInvoice.findFirst({ where: { merchantId, key }, select: { key: true } });
  return { reference: issued?.key ?? "", codes: [] };
}

/** A bureau may send a sentence where a code belongs. */
function isCode(text: string): boolean {
  return /^[\w.-]{1,40}$/.test(text);
}
