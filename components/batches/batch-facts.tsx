import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import type { FoundBatch } from "#server/batches/find-batch.ts";
import { fileSizeText } from "./file-size.ts";

/** The file in one quiet line. */
export function BatchFacts({ batch }: { batch: FoundBatch }) {
  const t = useTranslations("batch.facts");
  return (
    <span className="flex flex-wrap gap-x-4">
      <span>{t("number", { id: batch.id })}</span>
      <span>{t.rich("uploadedAt", { when: () => <DateTime at={batch.createdAt} /> })}</span>
      <span className="figures">{fileSizeText(batch.fileSize)}</span>
      {batch.encoding ? <span>{t("encoding", { encoding: batch.encoding.toUpperCase() })}</span> : null}
    </span>
  );
}
