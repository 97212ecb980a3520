import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

/** `node faults/hand-in.ts TAXPAYERS COUNT FROM`: merchants with so many new invoices, by the code it lies beside. */
const [merchants, count, from] = process.argv.slice(2).map(Number) as [number, number, number];
const handedIn: { taxpayerId: string; keys: string[] }[] = [];
for (let merchant = 0; merchant < merchants; merchant++) {
  const example = await exampleMerchant();
  const { taxpayerId } = await findParty(example.system);
  const invoices = Array.from({ length: count }, (_, index) => ({
    ...exampleInvoice(taxpayerId),
    number: `2611799908${String(from + merchant * count + index).padStart(10, "0")}`,
  }));
  const submitted = await submitInvoices(example.context, invoices, { kind: "form" }, new Date());
  handedIn.push({ taxpayerId, keys: submitted.map(({ key }) => key) });
}
console.log(JSON.stringify(handedIn));
process.exit();
