import { expect, test } from "vitest";
import { invoiceKey, invoiceText } from "#domain/invoice.ts";
import { addDays, businessDateOf } from "#domain/period.ts";
import { type StandingEvidence, standingOf } from "#domain/standing.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";

const now = new Date("2026-11-22T02:00:00Z");
const yesNo = [false, true];
/** Every evidence there can be; a submission on its way is not also one the bureau found too late. */
const evidences: StandingEvidence[] = (["equal", "tolerated", "differs", "absent"] as const).flatMap((atBureau) =>
  yesNo.flatMap((openSubmission) =>
    yesNo.flatMap((explained) =>
      yesNo.flatMap((tooLate) => yesNo.map((due) => ({ atBureau, openSubmission, explained, tooLate, due }))),
    ),
  ),
);

test("what SQL derives for many is what the rule says of one, for every evidence there can be", async () => {
  const merchant = await exampleMerchant();
  const possible = evidences.filter(({ openSubmission, tooLate }) => !(openSubmission && tooLate));
  const keys = await inventAll(merchant, possible);
  const { merchantId } = merchant.system;
  const found = await inTransaction(merchant.system, async (tx) => {
    await deriveStandings(tx, merchantId);
    return tx.issuedInvoice.findMany({ where: { merchantId }, select: { key: true, standing: true } });
  });
  const standings = new Map(found.map(({ key, standing }) => [key, standing]));
  const derived = possible.map((evidence, index) => ({ ...evidence, standing: standings.get(keys[index] ?? "") }));
  expect(derived).toEqual(possible.map((evidence) => ({ ...evidence, standing: standingOf(evidence) })));
  expect(possible).toHaveLength(48);
});

async function inventAll({ system }: Example, possible: readonly StandingEvidence[]): Promise<string[]> {
  const { taxpayerId } = await findParty(system);
  const today = businessDateOf(now);
  const invoices = possible.map(({ due }) =>
    exampleInvoice(taxpayerId, { issuedOn: due ? addDays(today, -10) : today }),
  );
  await recordIssued(
    system,
    invoices.map((invoice) => ({ invoice: invoiceText(invoice), transferWords: "" })),
    { kind: "file" },
    now,
  );
  const keys = invoices.map(invoiceKey);
  await inTransaction(system, async (tx) => {
    await tx.merchant.update({ where: { id: system.merchantId }, data: { bureauCompleteTo: now, toleranceFen: 2 } });
    for (const [index, evidence] of possible.entries())
      await invent(tx, system.merchantId, keys[index] ?? "", evidence);
  });
  return keys;
}

async function invent(tx: Tx, merchantId: string, key: string, evidence: StandingEvidence): Promise<void> {
  const { atBureau, openSubmission, explained, tooLate } = evidence;
  const row = await tx.issuedInvoice.findUniqueOrThrow({ where: { merchantId_key: { merchantId, key } } });
  const { kind, issuedOn, buyerTaxpayerId, buyerName, amount, tax, total } = row;
  if (atBureau !== "absent") {
    const apart = { equal: 0n, tolerated: 2n, differs: 3n }[atBureau];
    const there = { amount: amount + apart, total: total + apart };
    const rest = { merchantId, key, kind, issuedOn, buyerTaxpayerId, buyerName, tax, status: "normal" };
    await tx.heldInvoice.create({ data: { ...rest, ...there } });
  }
  const state = openSubmission ? "UNKNOWN" : tooLate ? "EXPIRED_REISSUE" : "REJECTED";
  const { id } = await tx.submission.create({
    data: { merchantId, invoiceKey: key, state, nextAt: openSubmission ? now : null, endedAt: now, origin: "form" },
  });
  await tx.issuedInvoice.update({
    where: { merchantId_key: { merchantId, key } },
    data: { explainedAs: explained ? "other channel" : null, lastSubmissionId: id },
  });
}
