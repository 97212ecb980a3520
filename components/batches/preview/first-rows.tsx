import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { columnLetters } from "./column-matching.tsx";

type FirstRowsProps = {
  rows: readonly (readonly string[])[];
  /** Counted from 1; 0 where there is none. */
  headerRow: number;
};

/** The file's first rows as they stand, under the letters a spreadsheet gives its columns. Scrolls in its own frame. */
export function FirstRows({ rows, headerRow }: FirstRowsProps) {
  const t = useTranslations("preview.unmatched");
  const width = Math.min(30, Math.max(0, ...rows.map((cells) => cells.length)));
  const letters = Array.from({ length: width }, (_, index) => columnLetters(index));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls has to be reachable by keyboard
    <section aria-label={t("firstRows")} tabIndex={0} className="overflow-x-auto rounded-lg border border-line">
      <table className="figures border-collapse text-xs">
        <thead>
          <tr className="bg-canvas text-ink-faint">
            <th scope="col" className="px-2 py-1 text-start font-normal">
              <span className="sr-only">{t("row")}</span>
            </th>
            {letters.map((letter) => (
              <th key={letter} scope="col" className="px-2 py-1 text-start font-normal">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, index) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have no other name than their place
              key={index}
              className={classNames("border-t border-line", index + 1 === headerRow && "bg-accent-soft font-medium")}
            >
              <th scope="row" className="px-2 py-1 text-end font-normal text-ink-faint">
                {index + 1}
              </th>
              {letters.map((letter, column) => (
                <td key={letter} className="max-w-48 truncate px-2 py-1">
                  {cells[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
