import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { Standing } from "#domain/standing.ts";
import { Link } from "#i18n/navigation.ts";
import { DaysLeft } from "./days-left.tsx";
import { StandingTag } from "./standing-tag.tsx";

export type MissingRow = {
  /** The invoice's identity; its page and its re-upload are addressed by it. */
  key: string;
  number: string;
  code: string | null;
  /** 票种 in words. */
  kind: string;
  buyerName: string;
  /** `YYYY-MM-DD` */
  issuedOn: string;
  /** 价税合计. */
  totalFen: bigint;
  standing: Standing;
  /** One sentence each: why it is missing, what to do. Never empty. */
  reason: string;
  next: string;
  daysLeft: number | null;
  deadline: string | null;
  /** Whether sending it again can help at all. */
  resendable: boolean;
};

type MissingTableProps = {
  caption: string;
  rows: readonly MissingRow[];
  /** Name of the tick boxes, where the table stands in a form that sends many. */
  selectName?: string;
};

export function MissingTable({ caption, rows, selectName }: MissingTableProps) {
  const t = useTranslations("invoice");
  return (
    <Table caption={caption}>
      <TableHead>
        <HeaderCell>{t("number")}</HeaderCell>
        <HeaderCell>{t("buyer")}</HeaderCell>
        <HeaderCell>{t("issuedOn")}</HeaderCell>
        <HeaderCell numeric>{t("totalInYuan")}</HeaderCell>
        <HeaderCell>{t("reasonAndNext")}</HeaderCell>
        <HeaderCell>{t("deadline.label")}</HeaderCell>
        <HeaderCell>
          <span className="sr-only">{t("actions")}</span>
        </HeaderCell>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} selectName={selectName} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ row, selectName }: { row: MissingRow; selectName?: string }) {
  const t = useTranslations("invoice");
  return (
    <tr data-selectable={selectName ? true : undefined}>
      <Cell card="title" heading className="mid:w-56">
        <span className="flex gap-2">
          {selectName ? <SelectBox name={selectName} row={row} label={t("select", { number: row.number })} /> : null}
          <span className="min-w-0">
            <Link
              href={paths.missingInvoice(row.key)}
              className="font-medium text-accent-ink underline-offset-4 hover:underline"
            >
              <InvoiceNumber number={row.number} code={row.code} />
            </Link>
            <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint">
              {row.standing === "MISSING" ? null : <StandingTag standing={row.standing} />}
              {row.kind}
              <span className="mid:hidden">
                <BusinessDate date={row.issuedOn} />
              </span>
            </span>
          </span>
        </span>
      </Cell>
      <Cell card="line" className="mid:min-w-32">
        {row.buyerName}
      </Cell>
      <Cell card="hidden">
        <BusinessDate date={row.issuedOn} />
      </Cell>
      <Cell card="aside" numeric>
        <Money fen={row.totalFen} className="font-medium" />
      </Cell>
      <Cell card="line">
        <span className="block">{row.reason}</span>
        <span className="block text-ink-soft">{row.next}</span>
      </Cell>
      <Cell card="labelled" label={t("deadline.label")}>
        <DaysLeft daysLeft={row.daysLeft} deadline={row.deadline} />
      </Cell>
      <Cell card="action" className="mid:text-end">
        <ButtonLink
          href={row.resendable ? paths.reupload(row.key) : paths.missingInvoice(row.key)}
          size="small"
          block="phone"
          aria-label={
            row.resendable ? t("resendThis", { number: row.number }) : t("lookAtThis", { number: row.number })
          }
        >
          {row.resendable ? t("resend") : t("lookAt")}
        </ButtonLink>
      </Cell>
    </tr>
  );
}

function SelectBox({ name, row, label }: { name: string; row: MissingRow; label: string }) {
  return (
    <span data-select-box className="grid size-6 shrink-0 place-items-center coarse:-m-2.5 coarse:size-11">
      <input
        type="checkbox"
        name={name}
        value={row.key}
        aria-label={label}
        disabled={!row.resendable}
        className="size-4 accent-accent"
      />
    </span>
  );
}
