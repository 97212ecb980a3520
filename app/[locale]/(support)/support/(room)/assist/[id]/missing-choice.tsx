import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { Link } from "#i18n/navigation.ts";
import type { MissingInvoice } from "#server/missing/list-missing.ts";

/** The most pressing of what is missing: to leave something at one of them, or to prepare it. */
export function MissingChoice({ assistId, rows }: { assistId: string; rows: readonly MissingInvoice[] }) {
  const t = useTranslations("assist.desk.invoices");
  if (rows.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <ul className="border-t border-line">
      {rows.map(({ key, issuedOn, total }) => (
        <li key={key} className="flex flex-wrap items-center gap-x-6 border-b border-line py-2">
          <Link
            href={paths.supportAssistInvoice(assistId, key)}
            className="inline-flex min-h-6 items-center font-medium text-accent-ink underline-offset-4 hover:underline coarse:min-h-11"
          >
            <InvoiceNumber {...identityOf(key)} />
          </Link>
          <span className="text-ink-soft">
            <BusinessDate date={issuedOn} />
          </span>
          <span className="ms-auto">
            <Money fen={total} sign />
          </span>
        </li>
      ))}
    </ul>
  );
}
