import { Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "#components/ui/button-class.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { editions, type Report } from "#domain/report.ts";
import { getPathname } from "#i18n/navigation.ts";
import { useReportName } from "./use-report-name.ts";

type ReportHeadProps = {
  report: Pick<Report, "kind" | "period" | "edition">;
  /** Which editions there are of it. */
  known: readonly number[];
  address: string;
  back: { href: string; label: string };
  line: ReactNode;
};

/** Which report it is, when it was made, and how to take it along. */
export function ReportHead({ report, known, address, back, line }: ReportHeadProps) {
  const t = useTranslations("reports");
  const locale = useLocale();
  const { nameOf } = useReportName();
  const isClosing = report.edition === editions.closing;
  const other = known.find((edition) => edition !== report.edition);
  return (
    <PageHeader
      title={nameOf(report)}
      back={back}
      line={
        <>
          <p>{line}</p>
          {report.kind === "monthly" && (isClosing || other) ? (
            <p>
              {isClosing ? t("edition.isClosing") : t("edition.isFirst")}{" "}
              {other ? (
                <span className="print:hidden">
                  <TextLink href={`${address}?edition=${other}`}>
                    {isClosing ? t("edition.first") : t("edition.closing")}
                  </TextLink>
                </span>
              ) : null}
            </p>
          ) : null}
        </>
      }
      actions={
        <>
          <a
            href={getPathname({ href: `${address}/file?edition=${report.edition}`, locale })}
            className={buttonClass({ look: "secondary", block: "phone" })}
            download
          >
            <Download aria-hidden />
            {t("download")}
          </a>
          <PrintButton label={t("print")} />
        </>
      }
    />
  );
}
