import { Download } from "lucide-react";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AcceptedFiles } from "#components/batches/accepted-files.tsx";
import { UploadForm } from "#components/batches/upload-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { apiPaths, paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { bundleLimits } from "#domain/document/read-bundle.ts";
import { tableLimits } from "#domain/table/records.ts";
import { getPathname } from "#i18n/navigation.ts";
import { previewGround } from "#server/batches/preview-ground.ts";
import { uploadLimit } from "#server/files.ts";
import { requireMerchant } from "#server/session.ts";
import { dropColumns, keepColumns } from "./actions.ts";

type NewBatchPageProps = { searchParams: Promise<{ problem?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("batch.new");
  return { title: t("title") };
}

export default async function NewBatchPage({ searchParams }: NewBatchPageProps) {
  const merchant = await requireMerchant();
  const basis = await previewGround(merchant, new Date());
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
      <ClientMessages rooms={["batch", "common", "preview", "problems"]}>
        <div data-assist="upload">
          <UploadForm
            action={`${apiPaths.uploads}?${new URLSearchParams({ locale })}`}
            invoiceAction={`${apiPaths.invoiceUpload}?${new URLSearchParams({ locale })}`}
            limit={uploadLimit}
            mostFiles={bundleLimits.entries}
            problem={typeof problem === "string" ? problem : undefined}
            basis={{ ...basis, keepColumns, forgetColumns: dropColumns }}
            template={
              <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4">
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
            }
            accepted={
              <AcceptedFiles
                megabytes={uploadLimit / 1024 / 1024}
                rows={tableLimits.rows}
                files={bundleLimits.entries}
              />
            }
          />
        </div>
      </ClientMessages>
    </>
  );
}
