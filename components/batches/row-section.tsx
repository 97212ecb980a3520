import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Pagination } from "#components/ui/pagination.tsx";
import type { FoundBatch } from "#server/batches/find-batch.ts";
import type { RowPage, RowSelection } from "#server/batches/list-rows.ts";
import { ProblemTable } from "./problem-table.tsx";
import { ReasonList } from "./reason-list.tsx";
import { RepairTable } from "./repair-table.tsx";
import { RowTable } from "./row-table.tsx";
import { filterCounts, RowTabs } from "./row-tabs.tsx";
import { rowsAddress } from "./rows-address.ts";

type RowSectionProps = { batch: FoundBatch; selection: RowSelection; page: RowPage };

/** The rows of the file: which to look at stands in the address, a page at a time. */
export function RowSection({ batch, selection, page }: RowSectionProps) {
  const t = useTranslations("batch.rows");
  const { show, reason } = selection;
  const first = page.rows[0];
  const last = page.rows.at(-1);
  return (
    <section id="rows" data-assist="rows" aria-label={t("title")} className="grid scroll-mt-16 gap-4">
      <RowTabs batch={batch} show={show} />
      <RowHint show={show} />
      {show === "needsFix" ? <ReasonList batchId={batch.id} counts={batch.problemCounts} chosen={reason} /> : null}
      {first && last ? (
        <div>
          <Rows batch={batch} selection={selection} page={page} />
          <Pagination
            previous={page.before === null ? undefined : rowsAddress(batch.id, selection, { before: page.before })}
            next={page.after === null ? undefined : rowsAddress(batch.id, selection, { after: page.after })}
            summary={t("onPage", { from: first.rowNumber, to: last.rowNumber, count: page.rows.length })}
          />
        </div>
      ) : (
        <p className="py-6 text-ink-soft">{filterCounts(batch)[show] > 0 ? t("noneHere") : t("none")}</p>
      )}
    </section>
  );
}

function RowHint({ show }: { show: RowSelection["show"] }) {
  const tHints = useTranslations("batch.filterHints");
  const key = `${show as HintedFilter}` as const;
  return tHints.has(key) ? <p className="max-w-prose text-ink-soft">{tHints(`${key}`)}</p> : null;
}

type HintedFilter = "needsFix" | "repaired" | "noted" | "duplicate" | "unknown" | "held" | "returned";

function Rows({ batch, selection: { show }, page: { rows } }: RowSectionProps) {
  const t = useTranslations("batch.filters");
  const hrefOf = batch.state === "REVIEW" ? (row: number) => paths.batchRow(batch.id, row) : undefined;
  if (show === "needsFix" || show === "noted")
    return <ProblemTable caption={t(`${show}`)} batch={batch} rows={rows} hrefOf={hrefOf} />;
  if (show === "repaired") return <RepairTable caption={t(`${show}`)} batch={batch} rows={rows} />;
  return <RowTable caption={t(`${show}`)} batchId={batch.id} rows={rows} />;
}
