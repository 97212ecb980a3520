import { useTranslations } from "next-intl";
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
  /** `YYYY-MM-DD`, with its time where that is known; null on an invoice that stands. */
  voidedAt?: string | null;
  remark?: string | null;
};

export type Party = { name: string; taxpayerId: string | null };

/** The invoice as its paper reads: kind and number, the two parties, the sums, the total in words. */
export function InvoiceCard({ invoice }: { invoice: InvoiceFacts }) {
  const t = useTranslations("invoice");
  return (
    <article className="rounded-lg border border-line">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line px-5 py-4">
        <h2 className="text-base">{invoice.kind}</h2>
        <p className="flex flex-wrap items-baseline gap-x-6">
          <InvoiceNumber number={invoice.number} code={invoice.code} copy />
          <BusinessDate date={invoice.issuedOn} form="long" />
        </p>
      </header>
      <div className="grid mid:grid-cols-2 mid:divide-x mid:divide-line">
        <PartyBlock title={t("buyer")} party={invoice.buyer} noId={t("noTaxpayerId")} />
        <PartyBlock title={t("seller")} party={invoice.seller} noId={t("noTaxpayerId")} />
      </div>
      <dl className="border-t border-line">
        <Sum name={t("amount")} fen={invoice.amountFen} />
        <Sum name={t("tax")} fen={invoice.taxFen} />
        <Sum name={t("total")} fen={invoice.totalFen} inWords={capitalYuan(invoice.totalFen)} />
      </dl>
      {invoice.voidedAt ? (
        <p className="border-t border-line px-5 py-3 text-ink-soft">
          <span className="me-3 text-ink-faint">{t("fields.voidedAt")}</span>
          <span className="figures">{invoice.voidedAt}</span>
        </p>
      ) : null}
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

function Sum({ name, fen, inWords }: { name: string; fen: bigint; inWords?: string }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line px-5 py-2 last:border-b-0">
      <dt>
        <span className="me-4 text-ink-faint">{name}</span>
        {inWords ? <span lang="zh-CN">{inWords}</span> : null}
      </dt>
      <dd className="ms-auto">
        <Money fen={fen} sign className={inWords ? "text-base font-semibold" : undefined} />
      </dd>
    </div>
  );
}
