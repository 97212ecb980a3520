import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { AnswerForm } from "#components/assist/answer-form.tsx";
import { CorrectionTable } from "#components/assist/correction-table.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { findCorrection } from "#server/assist/find-correction.ts";
import { requireMerchant } from "#server/session.ts";
import { acceptNow, declineNow } from "../../actions.ts";

type CorrectionPageProps = { params: Promise<{ correctionId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("assist.corrections");
  return { title: t("title") };
}

/** What a clerk proposes beside what the merchant has: taken into the merchant's own form, or not. */
export default async function CorrectionPage({ params }: CorrectionPageProps) {
  const merchant = await requireMerchant();
  const { correctionId } = await params;
  const correction = await page(() => findCorrection(merchant, correctionId, new Date()));
  const { id, key, by, preparedAt, words, differences, closedAs, resendable } = correction;
  const t = await getTranslations("assist.corrections");
  return (
    <>
      <PageHeader
        back={{ href: paths.helpAssist, label: t("back") }}
        title={t("title")}
        line={
          <>
            <TextLink href={paths.missingInvoice(key)}>
              <InvoiceNumber {...identityOf(key)} />
            </TextLink>{" "}
            · {t.rich("prepared", { by, when: () => <DateTime at={preparedAt} /> })}
          </>
        }
      />
      <div className="grid max-w-page gap-6">
        {words ? <Callout title={t("words")}>{words}</Callout> : null}
        <CorrectionTable differences={differences} />
        {closedAs ? (
          <Callout kind="note" title={t(`closed.${closedAs}`)} />
        ) : resendable ? (
          <ClientMessages rooms={["assist", "common"]}>
            <AnswerForm correctionId={id} accept={acceptNow} decline={declineNow} />
          </ClientMessages>
        ) : (
          <Callout kind="warning" title={t("late")} />
        )}
      </div>
    </>
  );
}
