import { record } from "#server/audit.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { countFindings } from "#server/ledger/count-findings.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import type { Begun } from "#server/reconciliation/begin-comparison.ts";

/** What came of asking for the lists. `watermark` null: they do not say up to when they are complete. */
export type Pulling = {
  readonly pulled: number;
  readonly broken: boolean;
  readonly watermark: Date | null;
  readonly contradicting: number;
};

export type Finished = { readonly outcome: "complete" | "broken"; readonly changed: number };

/** Two books of a million invoices are joined in memory; one comparison of a merchant runs at a time. */
export const roomForBooks = "128MB";

/** Derives every standing from both books as they are now, counts what was found, and writes it down with its moment. */
export async function finishComparison(
  context: SystemContext,
  { id }: Begun,
  { pulled, broken, watermark, contradicting }: Pulling,
  now: Date,
): Promise<Finished> {
  const { merchantId } = context;
  const outcome = broken ? "broken" : "complete";
  return inTransaction(context, async (tx) => {
    await tx.$executeRaw`SELECT set_config('buchuan.at', ${now.toISOString()}, true), set_config('work_mem', ${roomForBooks}, true)`;
    if (watermark !== null) {
      await tx.$executeRaw`
        UPDATE merchant SET compared_at = ${now}, bureau_complete_to = greatest(bureau_complete_to, ${watermark}) WHERE id = ${merchantId}::uuid`;
    }
    const changed = await deriveStandings(tx, merchantId);
    const findings = { ...(await countFindings(tx, merchantId)), contradicting };
    await tx.comparison.update({
      where: { merchantId_id: { merchantId, id } },
      data: { finishedAt: now, watermark, pulled, findings, outcome },
    });
    const facts = { comparison: String(id), pulled, changed, outcome };
    await record(
      tx,
      context,
      [{ action: "books.compared", subjectKind: "merchant", subjects: [merchantId], facts }],
      now,
    );
    return { outcome, changed };
  });
}
