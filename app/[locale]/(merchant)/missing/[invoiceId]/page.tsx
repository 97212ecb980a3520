import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { LeftHere } from "#components/assist/left-here.tsx";
import { InvoiceBody } from "#components/invoices/invoice-body.tsx";
import { InvoiceSkeleton } from "#components/invoices/invoice-skeleton.tsx";
import { Arriving } from "#components/ui/arriving.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { isInvoiceKey } from "#domain/invoice.ts";
import { listWaiting } from "#server/assist/list-waiting.ts";
import { findInvoice } from "#server/missing/find-invoice.ts";
import { requireMerchant } from "#server/session.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { pinDoneNow } from "../../help/assist/actions.ts";

type InvoicePageProps = { params: Promise<{ invoiceId: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: InvoicePageProps): Promise<Metadata> {
  const t = await getTranslations("invoice");
  return { title: t("title", { number: identityOf((await params).invoiceId).number }) };
}

export default function InvoicePage(props: InvoicePageProps) {
  return (
    <Arriving skeleton={<InvoiceSkeleton />}>
      <Loaded {...props} />
    </Arriving>
  );
}

async function Loaded({ params, searchParams }: InvoicePageProps) {
  const merchant = await requireMerchant();
  const { invoiceId } = await params;
  const { result } = singleQuery(await searchParams);
  const [found, waiting] = await page(() =>
    Promise.all([
      findInvoice(merchant, invoiceId, new Date()),
      isInvoiceKey(invoiceId) ? listWaiting(merchant, { invoiceKey: invoiceId }) : null,
    ]),
  );
  const history = found.submissions.map((submission) => ({
    ...submission,
    reference: referenceOf(BigInt(submission.id)),
  }));
  return (
    <InvoiceBody
      found={found}
      history={history}
      left={waiting ? <LeftHere waiting={waiting} done={pinDoneNow} /> : null}
      result={result === "already-held" || result === "differs" ? result : null}
    />
  );
}
