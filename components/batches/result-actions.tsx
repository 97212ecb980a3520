import { FileCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { ResultsLink } from "./download-links.tsx";

/** For the merchant's records; the results once everything has come to rest. */
export function ResultActions({ batchId, ended }: { batchId: string; ended: boolean }) {
  const t = useTranslations("batch.actions");
  const certificate = useTranslations("certificate.page");
  return (
    <>
      {ended ? <ResultsLink batchId={batchId} /> : null}
      <ButtonLink href={paths.batchCertificates(batchId)} block="phone" icon={<FileCheck aria-hidden />}>
        {certificate("link")}
      </ButtonLink>
      {ended ? <PrintButton label={t("print")} /> : null}
    </>
  );
}
