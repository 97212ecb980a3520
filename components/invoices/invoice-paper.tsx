import { useTranslations } from "next-intl";
import type { Invoice } from "#domain/invoice.ts";
import { InvoiceCard } from "./invoice-card.tsx";
import { InvoiceLines } from "./invoice-lines.tsx";

/** The whole invoice as its owner knows it from paper, its lines under it. */
export function InvoicePaper({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("invoice.kindNames");
  const facts = {
    kind: t(invoice.kind),
    number: invoice.number,
    code: invoice.code || null,
    issuedOn: invoice.issuedOn,
    seller: invoice.seller,
    buyer: { name: invoice.buyer.name, taxpayerId: invoice.buyer.taxpayerId || null },
    amountFen: invoice.amount,
    taxFen: invoice.tax,
    totalFen: invoice.total,
    voidedAt: invoice.voidedAt || null,
    remark: invoice.remark || null,
  };
  return (
    <>
      <InvoiceCard invoice={facts} />
      <InvoiceLines lines={invoice.lines} />
    </>
  );
}
