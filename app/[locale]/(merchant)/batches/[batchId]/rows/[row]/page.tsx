import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { RowForm } from "#components/batches/row-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { redirect } from "#i18n/navigation.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { findGridRow } from "#server/batches/find-grid-row.ts";
import { requireMerchant } from "#server/session.ts";
import { mendRow, moveRow } from "../../actions.ts";

type RowPageProps = { params: Promise<{ batchId: string; row: string }> };

export async function generateMetadata({ params }: RowPageProps): Promise<Metadata> {
  const t = await getTranslations("grid.single");
  return { title: t("title", { row: (await params).row }) };
}

/** One row as a plain form: the grid for browsers without a script, and an address that can be sent to a colleague. */
export default async function RowPage({ params }: RowPageProps) {
  const merchant = await requireMerchant();
  const { batchId, row: number } = await params;
  const batch = await page(() => findBatch(merchant, batchIdOf(batchId)));
  if (batch.state !== "REVIEW") redirect({ href: paths.batch(batch.id), locale: await getLocale() });
  const { row, columns, isFixed } = await page(() => findGridRow(merchant, BigInt(batch.id), number));
  const t = await getTranslations("grid.single");
  return (
    <>
      <PageHeader
        title={t("title", { row: row.rowNumber })}
        line={t("lead")}
        back={{ href: paths.batch(batch.id), label: t("back") }}
      />
      <div className="max-w-prose">
        <ClientMessages rooms={["batch", "common", "grid", "problems", "states"]}>
          <RowForm
            batchId={batch.id}
            row={row}
            header={batch.header}
            columns={columns}
            isFixed={isFixed}
            mend={mendRow}
            move={moveRow}
          />
        </ClientMessages>
      </div>
    </>
  );
}
