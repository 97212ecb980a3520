import { z } from "zod";
import type { InvoiceDraft, InvoiceKey } from "#domain/invoice.ts";
import type { Problem } from "#domain/problem.ts";
import type { MerchantContext } from "#server/context.ts";
import { seal } from "#server/evidence.ts";
import { storeFile } from "#server/files.ts";

/** An invoice typed or read from its own file, kept while its owner checks it: nothing is submitted by it. */
export type Draft = {
  /** The invoice of the list it stands for; null for one that was not in it. */
  readonly key: InvoiceKey | null;
  readonly text: InvoiceDraft;
  /** What reading its file found. */
  readonly problems: readonly Problem[];
  readonly document: { readonly fileName: string; readonly sha256: string } | null;
};

/** How a draft lies in the file store, sealed: only here do these bytes open, and only for the merchant they name. */
export const keptDraftSchema = z.object({
  merchantId: z.uuid(),
  keptAt: z.coerce.date(),
  draft: z.custom<Draft>((value) => typeof value === "object" && value !== null && "text" in value),
});

/** @returns its id, good for a day (`openDraft`) */
export async function keepDraft(context: MerchantContext, draft: Draft, now: Date): Promise<string> {
  const kept = { merchantId: context.merchantId, keptAt: now, draft } satisfies z.input<typeof keptDraftSchema>;
  const { sha256 } = await storeFile(once(seal(new TextEncoder().encode(JSON.stringify(kept)))));
  return sha256;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
