import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { rowLooks } from "#components/ui/status-tone.ts";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { isRejecting } from "#domain/problem.ts";
import { isOpen, type SubmissionState } from "#domain/submission.ts";
import type { ListedRow, RowSubmission } from "#server/batches/list-rows.ts";
import { DuplicateWords } from "./duplicate-words.tsx";
import { problemSentence } from "./problem-words.ts";
import { RowNumberCell } from "./row-number-cell.tsx";
import { submissionWords } from "./row-words.ts";

type RowTableProps = { caption: string; batchId: string; rows: readonly ListedRow[] };

/** Which invoice a row is, what became of it, and where that can be followed. */
export function RowTable({ caption, batchId, rows }: RowTableProps) {
  const t = useTranslations("batch.rows");
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell numeric>{t("row")}</HeaderCell>
        <HeaderCell>{t("invoice")}</HeaderCell>
        <HeaderCell numeric>{t("total")}</HeaderCell>
        <HeaderCell>{t("state")}</HeaderCell>
        <HeaderCell>{t("note")}</HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <RowLine key={row.rowNumber} batchId={batchId} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function RowLine({ batchId, row }: { batchId: string; row: ListedRow }) {
  const t = useTranslations("batch.rows");
  const tRow = useTranslations("states.row");
  return (
    <tr id={`row-${row.rowNumber}`}>
      <RowNumberCell row={row.rowNumber} />
      <Cell card="line" className="mid:w-52 wide:w-72">
        {row.key ? <InvoiceNumber {...identityOf(row.key)} /> : <span className="text-ink-faint">{t("noNumber")}</span>}
        {row.issuedOn ? (
          <span className="block text-xs text-ink-faint">
            <BusinessDate date={row.issuedOn} /> {row.buyerName}
          </span>
        ) : null}
      </Cell>
      <Cell card="aside" numeric className="mid:w-28 wide:w-36">
        {row.total === null ? "—" : <Money fen={row.total} className="font-medium" />}
      </Cell>
      <Cell card="line" className="mid:w-28 wide:w-40">
        {row.submission ? (
          <StateTag state={row.submission.state} />
        ) : (
          <StatusTag {...rowLooks[row.outcome]} label={tRow(`${row.outcome}.label`)} />
        )}
      </Cell>
      <Cell card="line" className="mid:min-w-48">
        <RowNote batchId={batchId} row={row} />
      </Cell>
    </tr>
  );
}

function RowNote({ batchId, row }: { batchId: string; row: ListedRow }) {
  const tAll = useTranslations();
  const { submission, duplicateOf } = row;
  if (submission) return <SubmissionNote row={row.rowNumber} submission={submission} />;
  if (duplicateOf) return <DuplicateWords batchId={batchId} duplicate={duplicateOf} invoiceKey={row.key} />;
  const [first] = row.problems.filter(isRejecting);
  return first ? problemSentence(tAll, first) : null;
}

/** Nothing to do but wait: that need not be said on every row. */
const moving: ReadonlySet<SubmissionState> = new Set(["QUEUED", "CHECKING", "SENDING", "PROCESSING"]);

function SubmissionNote({ row, submission }: { row: number; submission: RowSubmission }) {
  const t = useTranslations("batch.rows");
  const tAll = useTranslations();
  const { id, state } = submission;
  if (state === "ACCEPTED" || state === "ACCEPTED_WITH_WARNINGS") {
    return (
      <TextLink href={paths.receipt(id)} aria-label={t("ofRow", { action: t("receipt"), row })}>
        {t("receipt")}
      </TextLink>
    );
  }
  const [said, next] = submissionWords(tAll, submission);
  const action = isOpen(state) ? t("follow") : t("look");
  return (
    <>
      <span className="block">{said}</span>
      {moving.has(state) ? null : <span className="text-ink-soft">{next} </span>}
      <TextLink href={paths.submission(id)} aria-label={t("ofRow", { action, row })}>
        {action}
      </TextLink>
    </>
  );
}
