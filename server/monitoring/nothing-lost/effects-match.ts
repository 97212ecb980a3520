import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";

type Sent = { invoice_key: string; state: string; total: bigint };

/** C4: at most one effect an invoice; what had an effect is accepted or may yet turn out to be. C6: with our amount. */
export async function effectsMatch({ tx, merchantId, effects }: Ground): Promise<Loss[]> {
  if (effects === null) return [];
  const sent = await tx.$queryRaw<Sent[]>`
    SELECT DISTINCT ON (invoice_key) invoice_key, state, total
    FROM submission JOIN issued_invoice ledger ON ledger.merchant_id = submission.merchant_id AND ledger.key = submission.invoice_key
    WHERE submission.merchant_id = ${merchantId}::uuid AND sends > 0 ORDER BY invoice_key, submission.id DESC`;
  const ours = new Map(sent.map((one) => [one.invoice_key, one]));
  const counts = Map.groupBy(effects, ({ key }) => key);
  const doubled = [...counts].filter(([, list]) => list.length > 1).map(([id]) => ({ id }));
  const unheard = effects.filter(({ key }) => !mayHaveArrived(ours.get(key)?.state)).map(({ key }) => ({ id: key }));
  const invented = sent
    .filter(({ state, invoice_key }) => claimsEffect(state) && !counts.has(invoice_key))
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

/** ACCEPTED_EARLIER may rest on an upload from before our time: its effect need not be ours. */
function claimsEffect(state: string | undefined): boolean {
  return state === "ACCEPTED" || state === "ACCEPTED_WITH_WARNINGS";
}

function mayHaveArrived(state: string | undefined): boolean {
  return state !== undefined && !["QUEUED", "CANCELLED", "REJECTED", "EXPIRED_REISSUE"].includes(state);
}
