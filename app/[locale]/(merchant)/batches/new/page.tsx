import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AcceptedFiles } from "#components/batches/accepted-files.tsx";
import { BatchSteps } from "#components/batches/batch-steps.tsx";
import { UploadForm } from "#components/batches/upload-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { apiPaths, paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { tableLimits } from "#domain/table/records.ts";
import { getPathname } from "#i18n/navigation.ts";
import { uploadLimit } from "#server/files.ts";
import { requireMerchant } from "#server/session.ts";

type NewBatchPageProps = { searchParams: Promise<{ problem?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("batch.new");
  return { title: t("title") };
}

export default async function NewBatchPage({ searchParams }: NewBatchPageProps) {
  await requireMerchant();
  const { problem } = await searchParams;
  const locale = await getLocale();
  const t = await getTranslations("batch");
  return (
    <>
      <PageHeader
        title={t("new.title")}
        line={t("new.lead")}
        back={{ href: paths.batches, label: t("actions.back") }}
      />
      <div className="grid gap-8">
        <BatchSteps current="upload" />
        <div className="grid gap-x-12 gap-y-10 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="grid content-start gap-8">
            <ClientMessages rooms={["batch", "common"]}>
              <UploadForm
                action={`${apiPaths.uploads}?${new URLSearchParams({ locale })}`}
                limit={uploadLimit}
                problem={typeof problem === "string" ? problem : undefined}
              />
            </ClientMessages>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-6">
              <a
                href={getPathname({ href: paths.batchTemplate, locale })}
                download
                className={buttonClass({ block: "phone" })}
              >
                <Download aria-hidden />
                {t("actions.template")}
              </a>
              <p className="text-ink-soft">{t("new.templateHint")}</p>
            </div>
          </div>
          <AcceptedFiles megabytes={uploadLimit / 1024 / 1024} rows={tableLimits.rows} />
        </div>
      </div>
    </>
  );
}
