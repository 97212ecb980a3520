import { businessDateOf } from "#domain/period.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { dueExtensions } from "#server/incidents/due-extensions.ts";
import { lackGround } from "#server/missing/lack-in-sql.ts";
import {
  type MissingInvoice,
  type MissingRow,
  missingInvoice,
  type Place,
  placeOf,
  select,
} from "#server/missing/list-missing.ts";
import { type MissingFilter, missingCondition } from "#server/missing/missing-filter.ts";

const chunkSize = 2_000;

/** Every row of the filtered list, not only the page seen; in chunks, each from where the last one ended. */
export async function* exportMissing(
  context: ReaderContext,
  filter: MissingFilter,
  now: Date,
): AsyncGenerator<MissingInvoice[]> {
  const { merchantId } = context;
  const { extensions, ground } = await inTransaction(context, async (tx) => ({
    extensions: await dueExtensions(tx, merchantId),
    ground: filter.lack ? await lackGround(tx, merchantId, now) : null,
  }));
  let place: Place = null;
  for (;;) {
    const from: Place = place;
    const rows: MissingRow[] = await inTransaction(context, (tx) =>
      select(tx, missingCondition(merchantId, filter, ground), from, chunkSize),
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => missingInvoice(row, businessDateOf(now), extensions));
    place = { after: placeOf({ issuedOn: last.issued_on, key: last.key }) };
  }
}
