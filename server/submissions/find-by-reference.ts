import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { parseReference } from "#server/submissions/reference.ts";

/** The submission a reference leads to, as it was typed or read out; null where there is none of this merchant. */
export async function findByReference(context: ReaderContext, text: string): Promise<string | null> {
  const id = /^\s*bc/i.test(text.normalize("NFKC")) ? parseReference(text.trim()) : null;
  if (id === null || id > largestId) return null;
  const { merchantId } = context;
  const row = await inTransaction(context, (tx) =>
    tx.submission.findUnique({ where: { merchantId_id: { merchantId, id } }, select: { id: true } }),
  );
  return row && String(row.id);
}

/** PostgreSQL's bigint. */
const largestId = 2n ** 63n - 1n;
