import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import type { AssistPin } from "#server/generated/prisma/client.ts";
import { namesOf } from "#server/support/names-of.ts";

/** Words of a clerk at one place. */
export type WaitingPin = {
  readonly id: string;
  readonly invoiceKey: string | null;
  readonly batchId: string | null;
  readonly rowNumber: number | null;
  readonly field: string;
  readonly words: string;
  readonly by: string;
  readonly pinnedAt: Date;
};
export type WaitingCorrection = {
  readonly id: string;
  readonly invoiceKey: string;
  readonly words: string;
  readonly by: string;
  readonly preparedAt: Date;
};
export type Waiting = { readonly pins: readonly WaitingPin[]; readonly corrections: readonly WaitingCorrection[] };

/** At one invoice, at one file or one row of it; nothing given: all there is. */
export type WaitingAt = { readonly invoiceKey?: string; readonly batchId?: bigint; readonly rowNumber?: number };

/** What a clerk left for this merchant and nobody has dealt with yet, the oldest first. */
export async function listWaiting({ merchantId, ...context }: MerchantContext, at: WaitingAt = {}): Promise<Waiting> {
  return inTransaction({ merchantId, ...context }, async (tx) => {
    const pins = await tx.assistPin.findMany({ where: { merchantId, closedAt: null, ...at }, orderBy: { id: "asc" } });
    const corrections = "batchId" in at ? [] : await correctionsAt(tx, merchantId, at.invoiceKey);
    const names = await namesOf(
      tx,
      [...pins, ...corrections].map(({ accountId }) => accountId),
    );
    const nameOf = (id: string) => names.get(id) ?? "";
    return {
      pins: pins.map((pin) => pinOf(pin, nameOf(pin.accountId))),
      corrections: corrections.map(({ id, invoiceKey, words, accountId, preparedAt }) => {
        return { id: String(id), invoiceKey, words, by: nameOf(accountId), preparedAt };
      }),
    };
  });
}

function correctionsAt(tx: Tx, merchantId: string, invoiceKey?: string) {
  return tx.assistCorrection.findMany({
    where: { merchantId, closedAt: null, ...(invoiceKey === undefined ? {} : { invoiceKey }) },
    orderBy: { id: "asc" },
  });
}

export function pinOf(
  { id, invoiceKey, batchId, rowNumber, field, words, pinnedAt }: AssistPin,
  by: string,
): WaitingPin {
  return {
    id: String(id),
    invoiceKey,
    batchId: batchId === null ? null : String(batchId),
    rowNumber,
    field,
    words,
    by,
    pinnedAt,
  };
}
