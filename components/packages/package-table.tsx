import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Money } from "#components/ui/money.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { Link } from "#i18n/navigation.ts";
import type { ListedPackage } from "#server/packages/list-packages.ts";
import { PackageStateTag } from "./package-state-tag.tsx";

export function PackageTable({ packages }: { packages: readonly ListedPackage[] }) {
  const t = useTranslations("package");
  return (
    <Table caption={t("list.caption")}>
      <TableHead>
        <HeaderCell>{t("columns.package")}</HeaderCell>
        <HeaderCell>{t("columns.state")}</HeaderCell>
        <HeaderCell numeric>{t("columns.invoices")}</HeaderCell>
        <HeaderCell numeric>{t("columns.open")}</HeaderCell>
        <HeaderCell numeric>{t("columns.total")}</HeaderCell>
        <HeaderCell>{t("columns.made")}</HeaderCell>
      </TableHead>
      <tbody>
        {packages.map((listed) => (
          <Row key={listed.id} listed={listed} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ listed }: { listed: ListedPackage }) {
  const t = useTranslations("package");
  return (
    <tr>
      <Cell card="title" heading>
        <Link
          href={paths.package(listed.id)}
          className="inline-flex min-h-6 items-center font-medium text-accent-ink underline-offset-4 hover:underline coarse:min-h-11"
        >
          {t("name", { number: listed.number })}
        </Link>
        <span className="block text-xs font-normal break-all text-ink-faint">{listed.fileName}</span>
      </Cell>
      <Cell card="aside">
        <PackageStateTag state={listed.state} />
      </Cell>
      <Cell card="labelled" label={t("columns.invoices")} numeric>
        {listed.invoices.toLocaleString("en-US")}
      </Cell>
      <Cell card="labelled" label={t("columns.open")} numeric>
        {listed.open.toLocaleString("en-US")}
      </Cell>
      <Cell card="labelled" label={t("columns.total")} numeric>
        <Money fen={listed.total} />
      </Cell>
      <Cell card="labelled" label={t("columns.made")}>
        <DateTime at={listed.madeAt} />
      </Cell>
    </tr>
  );
}
