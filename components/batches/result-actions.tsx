import { useTranslations } from "next-intl";
import { PrintButton } from "#components/ui/print-button.tsx";
import { ResultsLink } from "./download-links.tsx";

/** For the merchant's records, once everything has come to rest. */
export function ResultActions({ batchId }: { batchId: string }) {
  const t = useTranslations("batch.actions");
  return (
    <>
      <ResultsLink batchId={batchId} />
      <PrintButton label={t("print")} />
    </>
  );
}
