import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import { getPathname } from "#i18n/navigation.ts";

type DownloadLinkProps = { href: string; label: string; primary?: boolean };

/** A plain address, so that every browser can save it and WeChat can hand it on. */
function DownloadLink({ href, label, primary }: DownloadLinkProps) {
  const locale = useLocale();
  return (
    <a
      href={getPathname({ href, locale })}
      download
      className={buttonClass({ look: primary ? "primary" : "secondary", block: "phone" })}
    >
      <Download aria-hidden />
      {label}
    </a>
  );
}

export function FailedRowsLink({ batchId, count, primary }: { batchId: string; count: number; primary?: boolean }) {
  const t = useTranslations("batch.actions");
  return <DownloadLink href={paths.batchFailedRows(batchId)} label={t("failedRows", { count })} primary={primary} />;
}

export function ResultsLink({ batchId }: { batchId: string }) {
  const t = useTranslations("batch.actions");
  return <DownloadLink href={paths.batchResults(batchId)} label={t("results")} />;
}

export function TemplateLink() {
  const t = useTranslations("batch.actions");
  return <DownloadLink href={paths.batchTemplate} label={t("template")} />;
}
