import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { page } from "#app/answer.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { ReplyTag } from "#components/transfers/reply-tag.tsx";
import { TransferFacts } from "#components/transfers/transfer-facts.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { requireStaff } from "#server/session.ts";
import { findTransfer } from "#server/transfers/find-transfer.ts";

type Address = { merchant: string; submission: string; number: string };
type TransferPageProps = { params: Promise<Address> };

const found = cache(async (merchantId: string, submissionId: string, number: string) => {
  const staff = await requireStaff();
  return page(() => findTransfer(staff, { merchantId, submissionId, number }, new Date()));
});

export async function generateMetadata({ params }: TransferPageProps): Promise<Metadata> {
  const t = await getTranslations("transfers.one");
  const { reference, number } = await at(params);
  return { title: t("title", { reference, number }) };
}

/** One knock at the bureau's door with the call that carried it. */
export default async function TransferPage({ params }: TransferPageProps) {
  const { kind } = await requireStaff();
  const transfer = await at(params);
  const t = await getTranslations("transfers.one");
  return (
    <>
      <PageHeader
        back={{ href: paths.opsTransferLog, label: t("back") }}
        title={t("title", { reference: transfer.reference, number: transfer.number })}
        status={<ReplyTag kind={transfer.replyKind} />}
        line={t("audited")}
      />
      <ClientMessages rooms={["common"]}>
        <TransferFacts transfer={transfer} room={kind} />
      </ClientMessages>
    </>
  );
}

async function at(params: Promise<Address>) {
  const { merchant, submission, number } = await params;
  return found(merchant, submission, number);
}
