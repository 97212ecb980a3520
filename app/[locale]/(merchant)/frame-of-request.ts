import { cache } from "react";
import { type MerchantFrame, merchantFrame } from "#server/missing/merchant-frame.ts";
import { requireMerchant } from "#server/session.ts";

/** What stands around the page, counted once a request: the list of missing invoices asks, too, how far was compared. */
export const frameOfRequest = cache(async (): Promise<MerchantFrame> => merchantFrame(await requireMerchant()));
