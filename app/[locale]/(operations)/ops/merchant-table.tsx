import { CircleCheck, CircleEllipsis, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import type { ListedMerchant } from "#server/monitoring/list-merchants.ts";
import { WaysForm } from "./ways-form.tsx";

const looks = {
  complete: { tone: "accepted", Icon: CircleCheck },
  broken: { tone: "returned", Icon: CircleX },
  running: { tone: "moving", Icon: CircleEllipsis },
} as const;

type MerchantTableProps = {
  merchants: readonly ListedMerchant[];
  /** Where they are chosen, not only looked at. */
  withWays?: boolean;
};

/** How far each merchant's list at the bureau is known, and how the last comparison ended. */
export function MerchantTable({ merchants, withWays }: MerchantTableProps) {
  const t = useTranslations("operations.merchants");
  if (merchants.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <Table caption={t("title")}>
      <TableHead>
        <HeaderCell>{t("merchant")}</HeaderCell>
        <HeaderCell>{t("completeTo")}</HeaderCell>
        <HeaderCell>{t("last")}</HeaderCell>
        <HeaderCell numeric>{t("pulled")}</HeaderCell>
        {withWays ? <HeaderCell>{t("ways")}</HeaderCell> : null}
      </TableHead>
      <tbody>
        {merchants.map(({ id, name, taxpayerId, completeTo, last, ways }) => (
          <tr key={id}>
            <Cell card="title" heading>
              {name}
              <span className="figures block text-xs text-ink-faint">{taxpayerId}</span>
            </Cell>
            <Cell card="labelled" label={t("completeTo")}>
              {completeTo ? <DateTime at={completeTo} /> : t("never")}
            </Cell>
            <Cell card="labelled" label={t("last")}>
              {last ? (
                <span className="inline-flex flex-wrap items-center gap-2">
                  <DateTime at={last.startedAt} />
                  <StatusTag {...looks[outcomeOf(last)]} label={t(outcomeOf(last))} />
                </span>
              ) : (
                t("never")
              )}
            </Cell>
            <Cell card="labelled" label={t("pulled")} numeric>
              {last ? last.pulled.toLocaleString("en-US") : "–"}
            </Cell>
            {withWays ? (
              <Cell card="labelled" label={t("ways")}>
                <WaysForm merchant={{ id, ways }} />
              </Cell>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function outcomeOf({ outcome }: NonNullable<ListedMerchant["last"]>): keyof typeof looks {
  return outcome === "complete" || outcome === "broken" ? outcome : "running";
}
