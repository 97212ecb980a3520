import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { capitalYuan } from "#domain/money.ts";

export type InvoiceFacts = {
  kind: string;
  number: string;
  code: string | null;
  /** `YYYY-MM-DD` */
  issuedOn: string;
  seller: Party;
  buyer: Party;
  amountFen: bigint;
  taxFen: bigint;
  totalFen: bigint;
  remark?: string | null;
};

export type Party = { name: string; taxpayerId: string | null };

/** The invoice as its paper reads: kind and number, the two parties, the sums, the total in words. */
export function InvoiceCard({ invoice }: { invoice: InvoiceFacts }) {
  const t = useTranslations("invoice");
  return (
    <article className="rounded-lg border border-line">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line px-5 py-4">
        <h3 className="text-base">{invoice.kind}</h3>
        <p className="flex flex-wrap items-baseline gap-x-6">
          <InvoiceNumber number={invoice.number} code={invoice.code} copy />
          <BusinessDate date={invoice.issuedOn} form="long" />
        </p>
      </header>
      <div className="grid mid:grid-cols-2 mid:divide-x mid:divide-line">
        <PartyBlock title={t("buyer")} party={invoice.buyer} noId={t("noTaxpayerId")} />
        <PartyBlock title={t("seller")} party={invoice.seller} noId={t("noTaxpayerId")} />
      </div>
      <dl className="grid border-t border-line px-5 py-3 mid:grid-cols-[1fr_1fr_auto] mid:gap-x-6">
        <Sum name={t("amount")}>
          <Money fen={invoice.amountFen} sign />
        </Sum>
        <Sum name={t("tax")}>
          <Money fen={invoice.taxFen} sign />
        </Sum>
        <Sum name={t("total")}>
          <Money fen={invoice.totalFen} sign className="text-base font-semibold" />
          <span lang="zh-CN" className="block text-xs text-ink-soft">
            {capitalYuan(invoice.totalFen)}
          </span>
        </Sum>
      </dl>
      {invoice.remark ? (
        <p className="border-t border-line px-5 py-3 text-ink-soft">
          <span className="me-3 text-ink-faint">{t("remark")}</span>
          {invoice.remark}
        </p>
      ) : null}
    </article>
  );
}

function PartyBlock({ title, party, noId }: { title: string; party: Party; noId: string }) {
  return (
    <div className="border-b border-line px-5 py-3 last:border-b-0 mid:border-b-0">
      <p className="text-xs text-ink-faint">{title}</p>
      <p className="mt-1 font-medium">{party.name}</p>
      <p className="figures text-ink-soft">{party.taxpayerId ?? noId}</p>
    </div>
  );
}

function Sum({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4 py-1 mid:block mid:text-end mid:first:text-start">
      <dt className="text-xs leading-6 text-ink-faint">{name}</dt>
      <dd className="text-end mid:text-inherit">{children}</dd>
    </div>
  );
}
