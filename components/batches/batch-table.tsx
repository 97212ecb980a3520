import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { Link } from "#i18n/navigation.ts";
import type { ListedBatch } from "#server/batches/list-batches.ts";
import { BatchStateTag } from "./batch-state-tag.tsx";

export function BatchTable({ batches }: { batches: readonly ListedBatch[] }) {
  const t = useTranslations("batch.list");
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("file")}</HeaderCell>
        <HeaderCell>{t("state")}</HeaderCell>
        <HeaderCell numeric>{t("rows")}</HeaderCell>
        <HeaderCell>{t("uploadedAt")}</HeaderCell>
        <HeaderCell>{t("next")}</HeaderCell>
      </TableHead>
      <tbody>
        {batches.map((batch) => (
          <BatchLine key={batch.id} batch={batch} />
        ))}
      </tbody>
    </Table>
  );
}

function BatchLine({ batch }: { batch: ListedBatch }) {
  const t = useTranslations("batch.list");
  return (
    <tr>
      <Cell card="title" heading className="mid:w-2/5">
        <Link
          href={paths.batch(batch.id)}
          className="font-medium break-all text-accent-ink underline-offset-4 hover:underline"
        >
          {batch.fileName}
        </Link>
      </Cell>
      <Cell card="aside" className="mid:text-start!">
        <BatchStateTag state={batch.state} />
      </Cell>
      <Cell card="labelled" label={t("rows")} numeric>
        {batch.totalRows > 0 ? batch.totalRows.toLocaleString("en-US") : "—"}
      </Cell>
      <Cell card="labelled" label={t("uploadedAt")}>
        <DateTime at={batch.createdAt} />
      </Cell>
      <Cell card="line" className="text-ink-soft">
        {t(`nextOf.${batch.state}`)}
      </Cell>
    </tr>
  );
}
