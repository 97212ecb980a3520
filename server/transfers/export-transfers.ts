import { houseId, record } from "#server/audit.ts";
import { type StaffContext, systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import {
  filteredTransfers,
  type ListedTransfer,
  placeOf,
  type TransferPlace,
} from "#server/transfers/list-transfers.ts";
import type { TransferFilter } from "#server/transfers/transfer-filter.ts";

/** More than that nobody reads in a sheet; a narrower filter says more. */
export const mostExported = 20_000;
const chunkSize = 2_000;

/** The newest of the filtered log, chunk by chunk; that it was taken away is written down in the house's own chain. */
export async function* exportTransfers(
  context: StaffContext,
  filter: TransferFilter,
  now: Date,
): AsyncGenerator<ListedTransfer[]> {
  await recordExport(context, filter, now);
  let place: TransferPlace = null;
  for (let written = 0; written < mostExported; written += chunkSize) {
    const from: TransferPlace = place;
    const rows: ListedTransfer[] = await acrossTenants(context, (tx) => filteredTransfers(tx, filter, from, chunkSize));
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    place = { after: placeOf(last) };
  }
}

async function recordExport({ kind, accountId }: StaffContext, filter: TransferFilter, now: Date): Promise<void> {
  const house = systemContext(houseId, kind);
  const facts = { account: accountId, filter: JSON.stringify(filter) };
  await inTransaction(house, (tx) =>
    record(tx, house, [{ action: "transfer.exported", subjectKind: "transfer", subjects: ["log"], facts }], now),
  );
}
