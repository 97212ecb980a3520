import { useTranslations } from "next-intl";
import { Cell } from "#components/ui/table.tsx";
import type { RowPlace } from "./row-place.ts";

/** The line of the file as a spreadsheet counts it, with its sheet where there are several. */
export function PlaceCell({ place: { sheet, row } }: { place: RowPlace }) {
  const t = useTranslations("preview.group");
  return (
    <Cell card="title" heading numeric className="text-ink-soft mid:w-24">
      <span className="mid:hidden">{t("rowNumber", { row })}</span>
      <span className="hidden mid:inline">{row}</span>
      {sheet === null ? null : <span className="block text-xs break-all text-ink-faint">{sheet}</span>}
    </Cell>
  );
}
