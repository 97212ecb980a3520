import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { Link } from "#i18n/navigation.ts";
import type { Delivery } from "#server/ledger/delivery.ts";
import { DeliveryStateTag } from "./delivery-state-tag.tsx";

/** How the ledger fills: the last few deliveries, whichever way they came. */
export function DeliveryTable({ deliveries }: { deliveries: readonly Delivery[] }) {
  const t = useTranslations("ledger.lastDeliveries");
  if (deliveries.length === 0) return null;
  return (
    <Section title={t("title")}>
      <Table caption={t("caption")}>
        <TableHead>
          <HeaderCell>{t("columns.what")}</HeaderCell>
          <HeaderCell>{t("columns.state")}</HeaderCell>
          <HeaderCell>{t("columns.came")}</HeaderCell>
          <HeaderCell>{t("columns.when")}</HeaderCell>
        </TableHead>
        <tbody>
          {deliveries.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function Row({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("ledger.lastDeliveries");
  const { id, source, name, counts, receivedAt } = delivery;
  const said = { api: t("api"), folder: t("folder", { name }), file: name || t("unnamed") }[source];
  return (
    <tr>
      <Cell card="title" heading>
        <Link
          href={paths.ledgerDelivery(id)}
          className="inline-flex min-h-6 items-center font-medium break-all text-accent-ink underline-offset-4 hover:underline coarse:min-h-11"
        >
          {said}
        </Link>
      </Cell>
      <Cell card="aside">
        <DeliveryStateTag state={delivery.state} counts={counts} />
      </Cell>
      <Cell card="line">{delivery.state === "FAILED" ? null : t("result", counts)}</Cell>
      <Cell card="labelled" label={t("columns.when")}>
        <DateTime at={receivedAt} />
      </Cell>
    </tr>
  );
}
