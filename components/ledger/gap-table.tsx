import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { BusinessDate, DateTime } from "#components/ui/date-time.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { gapReasons } from "#domain/number-gaps.ts";
import type { FoundGap } from "#server/ledger/find-gaps.ts";

type Action = (form: FormData) => Promise<void>;
type GapTableProps = {
  gaps: readonly FoundGap[];
  explain: Action;
  undo: Action;
  /** The gap whose form was sent without a reason, as `series.first`. */
  unexplained: string | null;
};

/** Plain forms: each gap is explained where it stands. */
export function GapTable({ gaps, explain, undo, unexplained }: GapTableProps) {
  const t = useTranslations("ledger.gaps");
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("columns.series")}</HeaderCell>
        <HeaderCell>{t("columns.numbers")}</HeaderCell>
        <HeaderCell numeric>{t("columns.count")}</HeaderCell>
        <HeaderCell>{t("columns.between")}</HeaderCell>
        <HeaderCell>{t("columns.act")}</HeaderCell>
      </TableHead>
      <tbody>
        {gaps.map((gap) => (
          <Row key={idOf(gap)} gap={gap} explain={explain} undo={undo} isUnexplained={unexplained === idOf(gap)} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = { gap: FoundGap; explain: Action; undo: Action; isUnexplained: boolean };

function Row({ gap, explain, undo, isUnexplained }: RowProps) {
  const t = useTranslations("ledger.gaps");
  const { series, first, last, count, before, after } = gap;
  return (
    <tr id={`gap-${series}-${first}`} className="scroll-mt-20">
      <Cell card="title" heading>
        <span className="figures">{series}</span>
      </Cell>
      <Cell card="labelled" label={t("columns.numbers")}>
        <span className="figures">{first === last ? first : t("range", { first, last })}</span>
      </Cell>
      <Cell card="labelled" label={t("columns.count")} numeric>
        {count.toLocaleString("en-US")}
      </Cell>
      <Cell card="line">
        {t.rich("between", {
          before: before.number,
          after: after.number,
          first: () => <BusinessDate date={before.issuedOn} />,
          last: () => <BusinessDate date={after.issuedOn} />,
        })}
      </Cell>
      <Cell card="action" className="mid:min-w-72">
        {gap.explained ? (
          <Explained explained={gap.explained} undo={undo} />
        ) : (
          <Explain gap={gap} explain={explain} isUnexplained={isUnexplained} />
        )}
      </Cell>
    </tr>
  );
}

function Explain({ gap: { series, first, last }, explain, isUnexplained }: Omit<RowProps, "undo">) {
  const t = useTranslations("ledger.gaps");
  const problems = useTranslations("ledger.problems");
  return (
    <div className="grid gap-2">
      <form action={explain} className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="series" value={series} />
        <input type="hidden" name="first" value={first} />
        <input type="hidden" name="last" value={last} />
        <div className="min-w-40 flex-1">
          <Select
            id={`reason-${series}-${first}`}
            name="reason"
            label={
              <>
                {t("reason")}
                <span className="sr-only"> {t("explainFor", { series, first })}</span>
              </>
            }
            labelHidden
            filter
            emptyLabel={t("choose")}
            error={isUnexplained ? problems("REASON_REQUIRED") : undefined}
            choices={gapReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            defaultValue=""
          />
        </div>
        <SubmitButton look="secondary" pendingLabel={t("explaining")}>
          {t("explain")}
        </SubmitButton>
      </form>
      <TextLink href={paths.ledgerImport}>{t("import")}</TextLink>
    </div>
  );
}

function Explained({ explained, undo }: { explained: NonNullable<FoundGap["explained"]>; undo: Action }) {
  const t = useTranslations("ledger.gaps");
  return (
    <form action={undo} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="explanation" value={explained.id} />
      <span>
        {t.rich("explainedAs", {
          reason: t(`reasons.${explained.reason}`),
          when: () => <DateTime at={explained.at} />,
        })}
      </span>
      <SubmitButton look="secondary" size="small" pendingLabel={t("undoing")}>
        {t("undo")}
      </SubmitButton>
    </form>
  );
}

function idOf({ series, first }: FoundGap): string {
  return `${series}.${first}`;
}
