import { useTranslations } from "next-intl";
import { Cell } from "#components/ui/table.tsx";

/** The line of the file, as Excel counts it. */
export function RowNumberCell({ row }: { row: number }) {
  const t = useTranslations("batch.problems");
  return (
    <Cell card="title" heading numeric className="text-ink-soft mid:w-14">
      <span className="mid:hidden">{t("rowNumber", { row })}</span>
      <span className="hidden mid:inline">{row}</span>
    </Cell>
  );
}
