import type { AssistSubject } from "#domain/assist-target.ts";
import { rowIdIn } from "#domain/row-id.ts";
import type { AssistContext } from "#server/assist/assist-context.ts";
import type { Tx } from "#server/db.ts";
import { parseReference } from "#server/submissions/reference.ts";

/** What of this merchant's a page is about, as its address names it; null for what is not there, or not theirs. */
export async function findSubject(
  tx: Tx,
  { merchantId }: AssistContext,
  kind: AssistSubject,
  typed: string,
): Promise<string | null> {
  const text = typed.normalize("NFKC").replace(/\s/g, "");
  if (kind === "invoice") {
    const row = await tx.issuedInvoice.findFirst({ where: { merchantId, key: text }, select: { key: true } });
    return row?.key ?? null;
  }
  const id = (kind === "submission" ? parseReference(text) : null) ?? rowIdIn(text) ?? 0n;
  const row =
    kind === "batch"
      ? await tx.batch.findFirst({ where: { merchantId, id }, select: { id: true } })
      : await tx.submission.findFirst({ where: { merchantId, id }, select: { id: true } });
  return row ? String(row.id) : null;
}
