import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { likelyHeader, type TablePreview } from "#domain/preview/preview-table.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import { suggestColumns } from "#domain/table/suggest-columns.ts";
import { ColumnMatching, type Columns } from "./column-matching.tsx";
import { FileFacts } from "./file-facts.tsx";
import { FirstRows } from "./first-rows.tsx";

type TableUnmatchedProps = {
  file: File;
  preview: TablePreview;
  merchantTaxpayerId: string;
  heading: RefObject<HTMLHeadingElement | null>;
  isReading: boolean;
  onChoice: (choice: ColumnChoice) => void;
  onOther: () => void;
};

const rowsShown = 12;
const headerRows = 20;

/** A table whose headings we do not know: its first rows, and which column is what, as far as its content tells. */
export function TableUnmatched({
  file,
  preview,
  merchantTaxpayerId,
  heading,
  isReading,
  onChoice,
  onOther,
}: TableUnmatchedProps) {
  const t = useTranslations("preview.unmatched");
  const { look, choice } = preview;
  const [sheet, setSheet] = useState(preview.shownSheet);
  const head = look.sheets[sheet]?.head ?? [];
  const [headerRow, setHeaderRow] = useState(choice.headerRow ?? likelyHeader(head));
  const [columns, setColumns] = useState<Columns>(
    choice.columns ?? suggestColumns(head, headerRow, merchantTaxpayerId),
  );
  const [isTried, setTried] = useState(false);
  const hasNumber = columns.digitalNumber !== undefined || columns.number !== undefined;
  const width = Math.max(0, ...head.map((cells) => cells.length));
  const headings = Array.from({ length: width }, (_, index) => head[headerRow - 1]?.[index] ?? "");

  function turnTo(nextSheet: number, nextRow: number) {
    setSheet(nextSheet);
    setHeaderRow(nextRow);
    setColumns(suggestColumns(look.sheets[nextSheet]?.head ?? [], nextRow, merchantTaxpayerId));
  }

  function read() {
    setTried(true);
    const { name } = look.sheets[sheet] ?? { name: "" };
    if (hasNumber && !isReading) onChoice({ ...(look.sheets.length > 1 && { sheet: name }), headerRow, columns });
  }

  return (
    <div className="grid gap-8" aria-busy={isReading}>
      <div className="grid gap-2">
        <h2 ref={heading} tabIndex={-1} className="text-lg outline-offset-4">
          {t("title")}
        </h2>
        <p className="max-w-prose">
          {preview.problem?.code === "COLUMNS_MISSING"
            ? t("missing", { missing: "", extra: "", ...preview.problem.facts })
            : t("unknown")}
        </p>
        <p className="max-w-prose text-ink-soft">{t("lead")}</p>
        <FileFacts file={file} preview={preview} />
      </div>
      <div className="grid gap-4">
        <div className="grid max-w-form gap-4">
          {look.sheets.length > 1 ? (
            <Select
              name="sheet"
              label={t("sheet")}
              filter
              value={String(sheet)}
              choices={look.sheets.map(({ name }, index) => ({ value: String(index), label: name }))}
              onChange={({ target }) => {
                const next = Number(target.value);
                turnTo(next, likelyHeader(look.sheets[next]?.head ?? []));
              }}
            />
          ) : null}
          <Select
            name="headerRow"
            label={t("headerRow")}
            filter
            value={String(headerRow)}
            choices={[
              { value: "0", label: t("noHeader") },
              ...head.slice(0, headerRows).map((cells, index) => ({
                value: String(index + 1),
                label: t("rowIs", { row: index + 1, text: cells.filter(Boolean).join(" ").slice(0, 30) }),
              })),
            ]}
            onChange={({ target }) => turnTo(sheet, Number(target.value))}
          />
        </div>
        <FirstRows rows={head.slice(0, rowsShown)} headerRow={headerRow} />
      </div>
      <section aria-labelledby="unmatched-columns" className="grid gap-2">
        <h3 id="unmatched-columns" className="text-base">
          {t("which")}
        </h3>
        <ColumnMatching
          headings={headings}
          columns={columns}
          suggested={{}}
          rows={head.slice(headerRow)}
          onChange={setColumns}
        />
      </section>
      <div className="grid gap-3">
        {isTried && !hasNumber ? <FieldError id="unmatched-error" message={t("numberNeeded")} /> : null}
        <div className="flex flex-wrap gap-x-4 gap-y-3">
          <Button look="primary" size="large" block="phone" aria-disabled={isReading} onClick={read}>
            {t(isReading ? "reading" : "read")}
          </Button>
          <Button block="phone" onClick={onOther}>
            {t("other")}
          </Button>
        </div>
      </div>
    </div>
  );
}
