import { expect, test } from "vitest";
import { byTaxpayer } from "#scripts/bureau-control.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { checkDue } from "#server/submissions/check-due.ts";
import { distrustQueue } from "#server/submissions/distrust-queue.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const bureau = testBureau();

// F39: the backup was made while both waited; one of them went out before it was needed.
test("after a restore nothing is sent blindly: what went out since is adopted, the rest goes once", async () => {
  const { context, system } = await exampleMerchant();
  const { taxpayerId } = await findParty(system);
  await bureau.enrol(taxpayerId);
  const invoices = [exampleInvoice(taxpayerId), exampleInvoice(taxpayerId)];
  const [sent] = invoices;
  if (!sent) throw new Error("no invoice");
  await bureau.hold(sent);
  const start = new Date();
  await submitInvoices(context, invoices, { kind: "form" }, start);

  expect(await distrustQueue(start)).toBe(2);
  expect(await sendDue(system, () => start)).toBe(0);
  const later = () => new Date(start.getTime() + 60_000);
  await bureau.clock({ advanceMs: 60_000 });
  await checkDue(system, later);
  expect(await sendDue(system, later)).toBe(1);
  await pollDue(system, () => new Date(start.getTime() + 120_000));
  const states = await inTransaction(system, (tx) =>
    tx.submission.findMany({ where: { merchantId: system.merchantId }, select: { state: true } }),
  );
  expect(states.map(({ state }) => state).sort()).toEqual(["ACCEPTED", "ACCEPTED_EARLIER"]);
  const effects = await bureau.effects(taxpayerId);
  expect(effects).toHaveLength(1);
  expect((await nothingLost(byTaxpayer(effects), later())).losses).toEqual([]);
});
