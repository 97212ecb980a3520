import { page } from "#app/answer.ts";
import { ColumnNotice } from "#components/batches/column-notice.tsx";
import { MendingDesk } from "#components/batches/grid/mending-desk.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import type { FoundBatch } from "#server/batches/find-batch.ts";
import type { RowSelection } from "#server/batches/list-rows.ts";
import { openGrid } from "#server/batches/open-grid.ts";
import { requireMerchant } from "#server/session.ts";

type DeskProps = { batch: FoundBatch; selection: RowSelection; after: number };

/** The rows of a batch in review, to be mended where they stand. */
export async function Desk({ batch, selection, after }: DeskProps) {
  const merchant = await requireMerchant();
  const opened = await page(() => openGrid(merchant, BigInt(batch.id), selection, after, new Date()));
  const { counters, repaired, noted, readyTotal } = batch;
  const counts = { counters, repaired, noted, readyTotal: String(readyTotal) };
  return (
    <div className="needs-script grid min-w-0 gap-8">
      <ColumnNotice header={batch.header} />
      <ClientMessages rooms={["batch", "common", "grid", "problems", "states"]}>
        <MendingDesk
          batch={batch}
          selection={selection}
          source={{ batchId: batch.id, header: batch.header, counts, ...opened }}
          after={after}
        />
      </ClientMessages>
    </div>
  );
}
