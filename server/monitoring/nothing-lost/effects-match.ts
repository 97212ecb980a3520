import type { Tx } from "#server/db.ts";
import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";

type Sent = { invoice_key: string; state: string; voided: boolean; total: bigint; maybe_arrived_at: Date | null };

/** C4: at most one effect an invoice and act (it may be uploaded, and voided later); what had an effect is accepted or may yet turn out to be. C6: with our amount. */
export async function effectsMatch({ tx, merchantId, effects }: Ground): Promise<Loss[]> {
  if (effects === null) return [];
  const sent = await tx.$queryRaw<Sent[]>`
    SELECT DISTINCT ON (invoice_key) invoice_key, state, voided, total, maybe_arrived_at
    FROM submission JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE submission.merchant_id = ${merchantId}::uuid AND (sends > 0 OR maybe_arrived_at IS NOT NULL) ORDER BY invoice_key, submission.id DESC`;
  const ours = new Map(sent.map((one) => [one.invoice_key, one]));
  const acts = Map.groupBy(effects, ({ key, act }) => actOf(key, act === "void"));
  const told = await doubledByBureau(tx, merchantId);
  const doubled = [...acts]
    .filter(([, list]) => list.length > 1 && list.some(({ key }) => !told.has(key)))
    .map(([id]) => ({ id }));
  const unheard = effects.filter(({ key }) => !mayHaveArrived(ours.get(key))).map(({ key }) => ({ id: key }));
  const invented = sent
    .filter(({ state, invoice_key, voided }) => claimsEffect(state) && !acts.has(actOf(invoice_key, voided)))
    .map(({ invoice_key }) => ({ id: invoice_key }));
  const otherAmount = effects
    .filter(({ key, total }) => claimsEffect(ours.get(key)?.state) && ours.get(key)?.total !== total)
    .map(({ key }) => ({ id: key }));
  return [
    ...lossOf("C4", "invoices with more than one effect at the bureau", doubled),
    ...lossOf("C4", "effects at the bureau of which we think that they never were", unheard),
    ...lossOf("C4", "invoices we call accepted without an effect at the bureau", invented),
    ...lossOf("C6", "effects with another amount than ours", otherAmount),
  ];
}

function actOf(key: string, voided: boolean): string {
  return voided ? `${key} voided` : key;
}

/** What the bureau doubled by itself, sent by us once and told to a person (F4), is known and not lost. */
async function doubledByBureau(tx: Tx, merchantId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT invoice_key AS key FROM submission
    LEFT JOIN support_case told ON told.merchant_id = submission.merchant_id AND told.submission_id = submission.id AND told.code = 'DOUBLED_EFFECT'
    WHERE submission.merchant_id = ${merchantId}::uuid GROUP BY invoice_key HAVING sum(sends) = 1 AND count(told.id) > 0`;
  return new Set(rows.map(({ key }) => key));
}

/** ACCEPTED_EARLIER may rest on an upload from before our time: its effect need not be ours. */
function claimsEffect(state: string | undefined): boolean {
  return state === "ACCEPTED" || state === "ACCEPTED_WITH_WARNINGS";
}

function mayHaveArrived(sent: Sent | undefined): boolean {
  if (sent === undefined || ["QUEUED", "CANCELLED", "REJECTED", "EXPIRED_REISSUE"].includes(sent.state)) return false;
  return sent.maybe_arrived_at !== null || !["HELD", "RETRY_WAIT", "CHECKING"].includes(sent.state);
}
