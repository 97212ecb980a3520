import type { InvoiceKind } from "#domain/invoice-kind.ts";
import type { HeldStatus } from "#domain/reply.ts";
import type { UploadStatus } from "#sandbox/uploads.ts";

/** invoiceTypeCode of the 税控 device → fplx (`domain.md` §2.1). */
export const kindsByTypeCode: Readonly<Record<string, InvoiceKind>> = {
  "004": "01",
  "007": "04",
  "026": "10",
  "025": "11",
  "028": "08",
};

/** What 百望 carries. */
export const carriedKinds: readonly InvoiceKind[] = Object.values(kindsByTypeCode);

export function typeCodeOf(kind: string): string {
  return Object.keys(kindsByTypeCode).find((code) => kindsByTypeCode[code] === kind) ?? "";
}

/** invoiceStatus. */
export const invoiceStatuses: Readonly<Record<HeldStatus, string>> = {
  normal: "00",
  void: "02",
  reversed: "03",
  "partly-reversed": "04",
};

/** uploadStatus; 0 未上传 never is: what this bureau knows of was handed in. */
export const uploadStatuses: Readonly<Record<UploadStatus, string>> = {
  accepted: "1",
  refused: "2",
  duplicate: "2",
  "in-work": "3",
  unverified: "4",
};
