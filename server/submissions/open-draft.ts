import type { MerchantContext } from "#server/context.ts";
import { unseal } from "#server/evidence.ts";
import { readFile } from "#server/files.ts";
import { Refusal } from "#server/refusal.ts";
import { type Draft, keptDraftSchema } from "#server/submissions/keep-draft.ts";

const lifetimeMs = 24 * 3_600_000;

/** @throws Refusal not-found DRAFT: never kept, another merchant's, or older than a day */
export async function openDraft(context: MerchantContext, id: string, now: Date): Promise<Draft> {
  const kept = keptDraftSchema.safeParse(await unsealed(id));
  if (!kept.success || kept.data.merchantId !== context.merchantId) throw new Refusal("not-found", "DRAFT");
  if (now.getTime() - kept.data.keptAt.getTime() > lifetimeMs) throw new Refusal("not-found", "DRAFT");
  return kept.data.draft;
}

/** Null for what is not there, or was not sealed here: an uploaded original under its own hash, for one. */
async function unsealed(id: string): Promise<unknown> {
  try {
    return JSON.parse(new TextDecoder().decode(unseal(await readFile(id))));
  } catch {
    return null;
  }
}
