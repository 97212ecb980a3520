import type { Invoice } from "#domain/invoice.ts";
import { invoiceKey } from "#domain/invoice.ts";
import { comeToRest } from "#faults/come-to-rest.ts";
import type { Fault } from "#faults/fault.ts";
import type { Resident } from "#faults/house.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { inTransaction } from "#server/db.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

type Twin = { readonly invoice: Invoice; readonly there: Invoice; readonly state: string; readonly differs: string[] };

/** A run is three invoices that the bureau has already: with our values, with another amount, with another buyer. */
export const duplicate: Fault = {
  name: "F3",
  what: "the bureau has it already: same data, other amount, other buyer",
  runs: { long: 200, short: 0 },
  run: async (house, _seed, runs) => {
    await house.bureau.settings({ refusesDuplicates: true });
    const merchant = await house.merchant();
    const twins = Array.from({ length: runs }, () => twinsOf(merchant.taxpayerId)).flat();
    for (const { there } of twins) await house.bureau.hold(there);
    const invoices = twins.map(({ invoice }) => invoice);
    await submitInvoices(merchant.context, invoices, { kind: "form" }, new Date());
    house.startWorker();
    await comeToRest(house);
    const found = await fatesOf(merchant);
    for (const { invoice, state, differs } of twins) {
      const fate = found.get(invoiceKey(invoice));
      const told = `${fate?.state} ${fate?.differs.join()}`;
      if (told !== `${state} ${differs.join()}`)
        throw new Error(`${invoiceKey(invoice)} ended as ${told} instead of ${state} ${differs.join()}`);
    }
    return { runs, injected: twins.length };
  },
};

function twinsOf(taxpayerId: string): Twin[] {
  const [same, amount, buyer] = [0, 1, 2].map(() => exampleInvoice(taxpayerId)) as [Invoice, Invoice, Invoice];
  return [
    { invoice: same, there: same, state: "ACCEPTED_EARLIER", differs: [] },
    {
      invoice: amount,
      there: { ...amount, amount: amount.amount + 100n, total: amount.total + 100n },
      state: "CONFLICT",
      differs: ["amount", "total"],
    },
    {
      invoice: buyer,
      there: { ...buyer, buyer: { ...buyer.buyer, taxpayerId: "91110105MA09XX013J" } },
      state: "CONFLICT",
      differs: ["buyerTaxpayerId"],
    },
  ];
}

async function fatesOf({ system }: Resident) {
  const rows = await inTransaction(system, (tx) =>
    tx.submission.findMany({
      where: { merchantId: system.merchantId },
      select: { invoiceKey: true, state: true, differences: true },
    }),
  );
  return new Map(
    rows.map((row) => {
      const differences = (row.differences ?? []) as { field: string }[];
      return [row.invoiceKey, { state: row.state, differs: differences.map(({ field }) => field) }];
    }),
  );
}
