import { useTranslations } from "next-intl";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Invoice } from "#domain/invoice.ts";
import { capitalYuan } from "#domain/money.ts";

export function ReceiptInvoice({ invoice }: { invoice: Invoice }) {
  const t = useTranslations("receipt.page");
  const kind = useTranslations("invoice.kindNames");
  return (
    <Section title={t("sections.invoice")}>
      <DescriptionList>
        <Fact name={t("kind")}>{kind(invoice.kind)}</Fact>
        {invoice.code ? (
          <Fact name={t("code")}>
            <span className="figures">{invoice.code}</span>
          </Fact>
        ) : null}
        <Fact name={t("number")}>
          <InvoiceNumber number={invoice.number} />
        </Fact>
        <Fact name={t("issuedOn")}>
          <BusinessDate date={invoice.issuedOn} form="long" />
        </Fact>
        <Fact name={t("seller")}>
          <Party party={invoice.seller} />
        </Fact>
        <Fact name={t("buyer")}>
          <Party party={invoice.buyer} />
        </Fact>
        <Fact name={t("amount")}>
          <Money fen={invoice.amount} sign />
        </Fact>
        <Fact name={t("tax")}>
          <Money fen={invoice.tax} sign />
        </Fact>
        <Fact name={t("total")}>
          <Money fen={invoice.total} sign className="text-base font-semibold" />
          <span lang="zh-CN" className="block text-xs text-ink-soft">
            {t("capital")} {capitalYuan(invoice.total)}
          </span>
        </Fact>
      </DescriptionList>
    </Section>
  );
}

function Party({ party }: { party: Invoice["buyer"] }) {
  return (
    <>
      {party.name}
      {party.taxpayerId ? <span className="figures block text-xs text-ink-soft">{party.taxpayerId}</span> : null}
    </>
  );
}
