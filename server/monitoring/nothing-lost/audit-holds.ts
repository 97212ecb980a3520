import { firstHash, hashOf } from "#server/audit.ts";
import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";

const chunkSize = 2_000;

/** C7: the chain verifies link by link, and every change of a submission's state has exactly one entry. */
export async function auditHolds(ground: Ground): Promise<Loss[]> {
  const { tx, merchantId } = ground;
  const uncounted = await tx.$queryRaw<{ id: string }[]>`
    SELECT submission.id::text AS id FROM submission
    LEFT JOIN (
      SELECT subject, count(*) AS entries FROM audit_entry CROSS JOIN LATERAL unnest(subjects) AS subject
      WHERE merchant_id = ${merchantId}::uuid AND subject_kind = 'submission' GROUP BY subject
    ) told ON told.subject = submission.id::text
    WHERE submission.merchant_id = ${merchantId}::uuid AND submission.revision <> coalesce(told.entries, 0)`;
  return [
    ...lossOf("C7", "submissions whose changes of state and audit entries differ in number", uncounted),
    ...(await firstBrokenLink(ground)),
  ];
}

async function firstBrokenLink({ tx, merchantId }: Ground): Promise<Loss[]> {
  let previousHash: Uint8Array = firstHash;
  let seq = 0n;
  for (;;) {
    const entries = await tx.auditEntry.findMany({
      where: { merchantId, seq: { gt: seq } },
      orderBy: { seq: "asc" },
      take: chunkSize,
    });
    for (const entry of entries) {
      const inOrder = entry.seq === seq + 1n && Buffer.from(entry.previousHash).equals(previousHash);
      if (!inOrder || !Buffer.from(hashOf(entry)).equals(entry.hash))
        return lossOf("C7", "the first entry that breaks the audit chain", [{ id: entry.seq }]);
      previousHash = entry.hash;
      seq = entry.seq;
    }
    if (entries.length < chunkSize) break;
  }
  const head = await tx.auditHead.findUnique({ where: { merchantId } });
  const whole = (head?.seq ?? 0n) === seq && Buffer.from(head?.hash ?? firstHash).equals(previousHash);
  return whole ? [] : lossOf("C7", "the audit chain ends before its head", [{ id: seq }]);
}
