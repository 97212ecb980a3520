import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { BatchActForm } from "#components/batches/batch-act-form.tsx";
import { BatchSteps } from "#components/batches/batch-steps.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Money } from "#components/ui/money.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { capitalYuan, formatYuan } from "#domain/money.ts";
import { redirect } from "#i18n/navigation.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { env } from "#server/env.ts";
import { requireMerchant } from "#server/session.ts";
import { submitNow } from "../actions.ts";

type SubmitBatchPageProps = { params: Promise<{ batchId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("batch.confirm");
  return { title: t("title") };
}

/** The last look before anything is sent: how many, how much, and what stays. */
export default async function SubmitBatchPage({ params }: SubmitBatchPageProps) {
  const merchant = await requireMerchant();
  const { batchId } = await params;
  const { id, state, fileName, counters, readyTotal } = await page(() => findBatch(merchant, batchIdOf(batchId)));
  if (state !== "REVIEW" || counters.ready === 0) redirect({ href: paths.batch(id), locale: await getLocale() });
  const t = await getTranslations("batch.confirm");
  const seconds = env().RELEASE_SECONDS;
  return (
    <>
      <PageHeader title={t("title")} line={t("lead")} back={{ href: paths.batch(id), label: t("back") }} />
      <div className="grid max-w-prose gap-8">
        <BatchSteps current="submit" />
        <DescriptionList>
          <Fact name={t("file")}>
            <span className="break-all">{fileName}</span>
          </Fact>
          <Fact name={t("rows")}>
            <span className="figures text-base font-semibold">{t("rowsCount", { count: counters.ready })}</span>
          </Fact>
          <Fact name={t("total")}>
            <Money fen={readyTotal} sign className="text-base font-semibold" />
          </Fact>
          <Fact name={t("capital")}>{capitalYuan(readyTotal)}</Fact>
          {counters.needsFix > 0 ? <Fact name={t("left")}>{t("rowsLeft", { count: counters.needsFix })}</Fact> : null}
          {counters.duplicate > 0 ? (
            <Fact name={t("duplicates")}>{t("rowsLeft", { count: counters.duplicate })}</Fact>
          ) : null}
        </DescriptionList>
        {seconds > 0 ? <p className="text-ink-soft">{t("release", { seconds })}</p> : null}
        <ClientMessages rooms={["batch"]}>
          <BatchActForm
            batchId={id}
            action={submitNow}
            look="primary"
            label={t("submit", { count: counters.ready, total: formatYuan(readyTotal) })}
            pendingLabel={t("pending")}
          >
            <ButtonLink href={paths.batch(id)} block="phone">
              {t("back")}
            </ButtonLink>
          </BatchActForm>
        </ClientMessages>
      </div>
    </>
  );
}
