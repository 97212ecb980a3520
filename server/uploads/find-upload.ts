import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { type ArrivingUpload, readUpload } from "#server/uploads/upload-row.ts";

/**
 * How much of a file is here.
 * @throws Refusal not-found
 */
export function findUpload(context: MerchantContext, uploadId: string): Promise<ArrivingUpload> {
  return inTransaction(context, (tx) => readUpload(tx, context.merchantId, uploadId));
}
