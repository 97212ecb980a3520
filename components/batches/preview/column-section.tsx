import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Section } from "#components/ui/section.tsx";
import type { TablePreview } from "#domain/preview/preview-table.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import type { TableHeader } from "#domain/table/columns.ts";
import { ColumnMatching, type Columns } from "./column-matching.tsx";
import { GroupHead } from "./group-head.tsx";

type ColumnSectionProps = {
  preview: TablePreview;
  header: TableHeader;
  isRecalled: boolean;
  isReading: boolean;
  onChoice: (choice: ColumnChoice) => void;
  onForget: () => void;
};

/** Which of the file's columns are read as what; changed here, the file is read anew at once. */
export function ColumnSection({ preview, header, isRecalled, isReading, onChoice, onForget }: ColumnSectionProps) {
  const t = useTranslations("preview.columns");
  const [edited, setEdited] = useState<{ base: TableHeader; columns: Columns } | null>(null);
  const columns = edited?.base === header ? edited.columns : header.columns;
  const { missing, extra } = header;
  const isChosen = preview.choice.columns !== undefined;
  const list = (names: readonly string[]) => names.join(t("separator"));

  function change(next: Columns) {
    setEdited({ base: header, columns: next });
    onChoice({ ...preview.choice, columns: next });
  }

  return (
    <Section
      title={t("title")}
      lead={t("lead", { count: Object.keys(header.columns).length })}
      action={
        isChosen ? (
          <Button size="small" onClick={onForget} aria-disabled={isReading}>
            {t(isRecalled ? "forget" : "automatic")}
          </Button>
        ) : null
      }
    >
      <div className="grid gap-3">
        {isRecalled ? (
          <Callout kind="success">
            <p>{t("recalled")}</p>
          </Callout>
        ) : null}
        {missing.length > 0 || extra.length > 0 ? (
          <Callout kind={missing.length > 0 ? "warning" : "note"}>
            {missing.length > 0 ? <p>{t("missing", { names: list(missing) })}</p> : null}
            {extra.length > 0 ? <p>{t("extra", { names: list(extra) })}</p> : null}
          </Callout>
        ) : null}
        <div className="border-t border-line">
          <GroupHead
            label={t("look")}
            count={t("fields", { count: Object.keys(header.columns).length })}
            isOpen={missing.length > 0}
          >
            <ColumnMatching
              headings={header.headings}
              columns={columns}
              suggested={preview.suggested}
              rows={preview.firstRows}
              onChange={change}
            />
          </GroupHead>
        </div>
      </div>
    </Section>
  );
}
