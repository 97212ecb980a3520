import type { AuditAct } from "#server/audit.ts";
import type { ExchangeRecord } from "#server/bureau/bureau.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { sha256 } from "#server/evidence.ts";
import { packageWaits } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";

/**
 * Numbers a file that was written for a person to hand in, and says which submissions lie in it. One transaction with
 * their states and with the letter about it: no file can be downloaded of which the rows do not know. The caller records
 * the act.
 */
export async function keepPackage(
  tx: Tx,
  context: TenantContext,
  submissionIds: readonly bigint[],
  exchange: ExchangeRecord,
  now: Date,
): Promise<AuditAct[]> {
  if (submissionIds.length === 0) return [];
  const { merchantId } = context;
  const ids = [...submissionIds];
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`package ${merchantId}`}, 0))`;
  const [made] = await tx.$queryRaw<{ id: bigint; number: number }[]>`
    WITH next AS (SELECT coalesce(max(number), 0) + 1 AS number FROM package WHERE merchant_id = ${merchantId}::uuid)
    INSERT INTO package (merchant_id, number, made_at, file_sha256, file_name, invoices, total_fen)
    SELECT ${merchantId}::uuid, (SELECT number FROM next), ${now}, ${Buffer.from(sha256(exchange.requestBody)).toString("hex")},
      replace(${exchange.replyHeaders["x-file-name"] ?? "{number}.xlsx"}, '{number}', (SELECT number::text FROM next)),
      count(*)::int, coalesce(sum(ledger.total), 0)::bigint
    FROM submission JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.id = ANY(${ids}::bigint[])
    RETURNING id, number`;
  if (!made) throw new Error("no package was made");
  await tx.$executeRaw`
    UPDATE submission SET package_id = ${made.id} WHERE merchant_id = ${merchantId}::uuid AND id = ANY(${ids}::bigint[])`;
  await writeLetters(tx, context, packageWaits(made.id, made.number, ids.length), now);
  const facts = { number: made.number, invoices: ids.length };
  return [{ action: "package.made", subjectKind: "package", subjects: [String(made.id)], facts }];
}
