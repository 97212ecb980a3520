import { type DocumentKind, type DocumentReading, settleParties } from "../document/document-reading.ts";
import type { DocumentTools } from "../document/document-tools.ts";
import { type BundleRow, readBundle } from "../document/read-bundle.ts";
import type { InvoiceDraft, InvoiceKey } from "../invoice.ts";
import { parseYuan } from "../money.ts";
import { isRejecting, isSendable, type Problem } from "../problem.ts";
import { readInvoice } from "../read-invoice.ts";
import { mayBeFilled, type PreviewGround } from "./table-tally.ts";

export type DocumentLook = {
  /** Path within a folder or an archive. */
  readonly name: string;
  /** `unread`: no invoice was found in it, for the one problem it has. */
  readonly outcome: "ready" | "needsFix" | "doubled" | "unread";
  readonly kind: DocumentKind | null;
  readonly key: InvoiceKey | null;
  /** As the document says, blank where it does not. */
  readonly number: string;
  readonly issuedOn: string;
  readonly buyerName: string;
  /** In fen. */
  readonly total: bigint | null;
  readonly problems: readonly Problem[];
  /** Only blanks keep it back, and the merchant's own books may fill them. */
  readonly mayFill: boolean;
  /** The file that has the same invoice and comes first. */
  readonly first: string | null;
};

export type DocumentsPreview = {
  readonly documents: readonly DocumentLook[];
  readonly counts: Readonly<Record<DocumentLook["outcome"], number>>;
  /** Σ of what is ready, in fen. */
  readonly totalFen: bigint;
};

export type DocumentsOptions = {
  readonly tools: DocumentTools;
  readonly ground: PreviewGround;
  /** Told after each invoice how many have been looked at. */
  readonly onDocument?: (count: number) => void;
};

/**
 * Reads the file of one invoice, or an archive of them, as the worker will, short of what only the server knows. One after
 * the other, and none is kept.
 * @param name of the file, for an invoice that is not in an archive
 * @throws UnreadableFile what `readBundle` throws
 */
export async function previewDocuments(
  bytes: Uint8Array,
  name: string,
  { tools, ground, onDocument }: DocumentsOptions,
): Promise<DocumentsPreview> {
  const places = new Map<InvoiceKey, string>();
  const documents: DocumentLook[] = [];
  for await (const row of readBundle(bytes, tools)) {
    documents.push(lookAt({ ...row, name: row.name || name }, ground, places));
    onDocument?.(documents.length);
  }
  const counts = { ready: 0, needsFix: 0, doubled: 0, unread: 0 };
  let totalFen = 0n;
  for (const { outcome, total } of documents) {
    counts[outcome]++;
    if (outcome === "ready") totalFen += total ?? 0n;
  }
  return { documents, counts, totalFen };
}

const unread = { outcome: "unread", kind: null, key: null, number: "", issuedOn: "", buyerName: "" } as const;

function lookAt(
  { name, reading, problem }: BundleRow,
  ground: PreviewGround,
  places: Map<InvoiceKey, string>,
): DocumentLook {
  if (!reading)
    return { ...unread, name, total: null, problems: problem ? [problem] : [], mayFill: false, first: null };
  const settled = settleParties(reading, ground.merchantTaxpayerId);
  const { key, problems } = readInvoice(settled.draft, ground);
  const first = key === null ? undefined : places.get(key);
  if (key !== null && first === undefined) places.set(key, name);
  const all = [...settled.problems, ...problems];
  const outcome = !isSendable(all) ? "needsFix" : first === undefined ? "ready" : "doubled";
  const mayFill = outcome === "needsFix" && mayBeFilled(key, all.filter(isRejecting));
  return { name, outcome, ...factsOf(settled), key, problems: all, mayFill, first: first ?? null };
}

function factsOf({ kind, draft }: DocumentReading) {
  return { kind, number: draft.number, issuedOn: draft.issuedOn, buyerName: draft.buyer.name, total: totalOf(draft) };
}

/** A 税控 QR code says only the amount without tax. */
function totalOf({ total }: InvoiceDraft): bigint | null {
  return total === "" ? null : parseYuan(total);
}
