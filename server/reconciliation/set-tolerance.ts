import { parseYuan } from "#domain/money.ts";
import type { Problem } from "#domain/problem.ts";
import { mostTolerated } from "#domain/reconciliation.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * How far apart the sums of one invoice may be and still count as the same; every standing is derived anew by it.
 * @param yuan as it was typed, `0.06`
 * @returns what is wrong with it; then nothing was written
 * @throws Refusal forbidden OWNERS_ONLY
 */
export async function setTolerance(context: MerchantContext, yuan: string, now: Date): Promise<Problem[]> {
  if (context.role !== "owner") throw new Refusal("forbidden", "OWNERS_ONLY");
  const value = yuan.normalize("NFKC").replace(/[\s¥元]/g, "");
  const fen = parseYuan(value === "" ? "0" : value);
  if (fen === null || fen < 0n || fen > BigInt(mostTolerated)) {
    return [{ code: "TOLERANCE_OUT_OF_RANGE", severity: "reject", field: "tolerance", value: yuan }];
  }
  await inTransaction(context, async (tx) => {
    const where = { id: context.merchantId };
    const { toleranceFen } = await tx.merchant.findUniqueOrThrow({ where });
    if (BigInt(toleranceFen) === fen) return;
    await tx.merchant.update({ where, data: { toleranceFen: Number(fen) } });
    const changed = await deriveStandings(tx, context.merchantId);
    const facts = { from: toleranceFen, to: Number(fen), changed };
    const act = { action: "merchant.tolerance-set", subjectKind: "merchant", subjects: [context.merchantId] } as const;
    await record(tx, context, [{ ...act, facts }], now);
  });
  return [];
}
