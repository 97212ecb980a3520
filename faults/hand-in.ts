import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { exampleMerchant } from "#server/accounts/example-merchant.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

/**
 * `node faults/hand-in.ts CONTROL MERCHANTS COUNT FROM`: new merchants, known to the bureau, with so many new invoices
 * each, by the code it lies beside. Says how many it handed in.
 */
const [control, ...numbers] = process.argv.slice(2);
const [merchants, count, from] = numbers.map(Number) as [number, number, number];
let handedIn = 0;
for (let merchant = 0; merchant < merchants; merchant++) {
  const example = await exampleMerchant();
  const { taxpayerId } = await findParty(example.system);
  const books = { taxpayers: [{ taxpayerId, name: "北京样例商贸有限公司（测试）", userId: process.env.LEQI_USER_ID }] };
  await fetch(`${control}/control/books`, { method: "POST", body: JSON.stringify(books) });
  const invoices = Array.from({ length: count }, (_, index) => ({
    ...exampleInvoice(taxpayerId),
    number: `2611799908${String(from + merchant * count + index).padStart(10, "0")}`,
  }));
  const submitted = await submitInvoices(example.context, invoices, { kind: "form" }, new Date());
  handedIn += submitted.length;
}
console.log(handedIn);
process.exit();
