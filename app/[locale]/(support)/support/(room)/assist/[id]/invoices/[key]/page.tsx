import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { inView } from "#components/support/in-view.ts";
import { Callout } from "#components/ui/callout.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { correctablePaths, textAt } from "#domain/assist.ts";
import { type Invoice, invoiceText } from "#domain/invoice.ts";
import { redirect } from "#i18n/navigation.ts";
import { assistOfClerk } from "#server/assist/assist-of-clerk.ts";
import { findInvoice } from "#server/missing/find-invoice.ts";
import { requireSupport } from "#server/session.ts";
import { maskBuyer } from "#server/support/mask-buyer.ts";
import { CorrectionForm } from "./correction-form.tsx";
import { InvoicePinForm } from "./invoice-pin-form.tsx";

type AssistInvoicePageProps = { params: Promise<{ id: string; key: string }> };

export async function generateMetadata({ params }: AssistInvoicePageProps): Promise<Metadata> {
  const t = await getTranslations("assist.invoice");
  return { title: t("title", { number: (await params).key }) };
}

/** One missing invoice beside the merchant: words that stay at it, and what a clerk would have in its fields. */
export default async function AssistInvoicePage({ params }: AssistInvoicePageProps) {
  const clerk = await requireSupport();
  const { id, key } = await params;
  const { context, merchant } = await page(() => assistOfClerk(clerk, id, new Date()));
  if (!context) return redirect({ href: paths.supportAssistOf(id), locale: await getLocale() });
  const { invoice, resendable } = await page(() => findInvoice(context, key, new Date()));
  const t = await getTranslations("assist.invoice");
  return (
    <>
      <PageHeader
        back={{ href: paths.supportAssistOf(id), label: t("back") }}
        title={<InvoiceNumber number={invoice.number} code={invoice.code} />}
        line={<TextLink href={inView(merchant.id, paths.missingInvoice(key))}>{t("inView")}</TextLink>}
      />
      <ClientMessages rooms={["assist", "common", "invoice", "problems"]}>
        <div className="grid max-w-prose gap-10">
          <Section title={t("pin.title")} lead={t("pin.lead")}>
            <InvoicePinForm assistId={id} invoiceKey={key} fields={correctablePaths(invoiceText(invoice))} />
          </Section>
          <Section title={t("correction.title")} lead={t("correction.lead")}>
            {resendable ? (
              <CorrectionForm assistId={id} invoiceKey={key} fields={shownFields(invoice)} />
            ) : (
              <Callout title={t("correction.late")} />
            )}
          </Section>
        </div>
      </ClientMessages>
    </>
  );
}

/** As a clerk may see it: the buyer masked, and free text, which may name anybody, not at all. */
function shownFields(invoice: Invoice) {
  const text = invoiceText({ ...invoice, buyer: maskBuyer(invoice.buyer) });
  const hidden = ["drawer", "remark"];
  return correctablePaths(text).map((path) => ({ path, now: hidden.includes(path) ? null : textAt(text, path) }));
}
