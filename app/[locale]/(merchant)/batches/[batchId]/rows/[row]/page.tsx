import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { LeftHere } from "#components/assist/left-here.tsx";
import { pinNotes } from "#components/assist/pin-notes.ts";
import { RowForm } from "#components/batches/row-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { redirect } from "#i18n/navigation.ts";
import { listWaiting } from "#server/assist/list-waiting.ts";
import { batchIdOf } from "#server/batches/batch-id.ts";
import { findBatch } from "#server/batches/find-batch.ts";
import { findGridRow } from "#server/batches/find-grid-row.ts";
import { requireMerchant } from "#server/session.ts";
import { pinDoneNow } from "../../../../help/assist/actions.ts";
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
  const waiting = await page(() => listWaiting(merchant, { batchId: BigInt(batch.id), rowNumber: row.rowNumber }));
  const t = await getTranslations("grid.single");
  const tPins = await getTranslations("assist.pins");
  return (
    <>
      <PageHeader
        title={t("title", { row: row.rowNumber })}
        line={t("lead")}
        back={{ href: paths.batch(batch.id), label: t("back") }}
      />
      <div className="grid max-w-prose gap-6">
        <LeftHere waiting={waiting} done={pinDoneNow} />
        <ClientMessages rooms={["batch", "common", "grid", "problems", "states"]}>
          <RowForm
            batchId={batch.id}
            row={row}
            header={batch.header}
            columns={columns}
            isFixed={isFixed}
            notes={pinNotes(waiting.pins, tPins)}
            mend={mendRow}
            move={moveRow}
          />
        </ClientMessages>
      </div>
    </>
  );
}
