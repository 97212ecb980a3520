import type { IssuingLimitsText } from "#domain/issuing-limits.ts";
import { parseYuan } from "#domain/money.ts";
import type { Problem } from "#domain/problem.ts";
import { record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { noteOffline } from "#server/ledger/check-offline.ts";

/** As typed; empty where the merchant does not know. */
export type TypedLimits = { readonly [Name in keyof IssuingLimitsText]-?: string };

const fields = ["offlineHours", "offlineTotal", "singleLimit"] as const;

/**
 * What the bureau set for the merchant's device, as its owner or clerk reads it there. The single limit holds for what is
 * written from now on; what is offline is looked at again at once.
 * @returns what is wrong with it; then nothing was kept
 */
export async function setLimits(context: MerchantContext, typed: TypedLimits, now: Date): Promise<Problem[]> {
  const said = Object.fromEntries(fields.map((field) => [field, typed[field].normalize("NFKC").replace(/[\s,]/g, "")]));
  const problems = fields.flatMap((field) => problemsOf(field, said[field] ?? ""));
  if (problems.length > 0) return problems;
  const issuingLimits = Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ""));
  const { merchantId } = context;
  await inTransaction(context, async (tx) => {
    await tx.merchant.update({ where: { id: merchantId }, data: { issuingLimits } });
    await noteOffline(tx, merchantId, now);
    const act = { action: "merchant.limits-set", subjectKind: "merchant", subjects: [merchantId] } as const;
    await record(tx, context, [{ ...act, facts: issuingLimits }], now);
  });
  return [];
}

function problemsOf(field: (typeof fields)[number], text: string): Problem[] {
  if (text === "") return [];
  const isGood = field === "offlineHours" ? /^[1-9]\d{0,3}$/.test(text) : (parseYuan(text) ?? 0n) > 0n;
  return isGood
    ? []
    : [{ code: field === "offlineHours" ? "HOURS_MALFORMED" : "YUAN_MALFORMED", severity: "reject", field }];
}
