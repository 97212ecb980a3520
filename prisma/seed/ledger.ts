import { type InvoiceText, invoiceText } from "#domain/invoice.ts";
import type { BusinessDate } from "#domain/period.ts";
import { chanceFrom } from "#prisma/seed/chance.ts";
import type { Company } from "#prisma/seed/companies.ts";
import { issueOne } from "#prisma/seed/issue.ts";
import type { SystemContext } from "#server/context.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";

/**
 * What the till sent this morning through the watched folder: two entries the issuing check has something to say about,
 * and one that is none. Issued today, so nothing of it is missing yet.
 */
export async function fillTheLedger(context: SystemContext, company: Company, today: BusinessDate): Promise<void> {
  const chance = chanceFrom(company.series * 7_919);
  const numberOf = (serial: number) =>
    `${today.slice(2, 4)}117${"77777"}${company.series}${String(serial).padStart(9, "0")}`;
  const [one, two, three] = [1, 2, 3].map((serial) =>
    invoiceText(
      issueOne(company, { kind: "82", number: numberOf(serial), code: "", checkCode: "", issuedOn: today }, chance),
    ),
  );
  if (!one || !two || !three) return;
  const said: InvoiceText[] = [
    { ...one, lines: [] },
    { ...two, kind: "81", buyer: { ...two.buyer, taxpayerId: "" } },
    { ...three, total: "1.00" },
  ];
  await recordIssued(
    context,
    said.map((invoice) => ({ invoice, transferWords: "" })),
    { kind: "folder", name: `收银-${today}.csv` },
    new Date(),
  );
}
