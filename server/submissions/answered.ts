import type { Reply } from "#domain/reply.ts";

/** One submission as it was claimed: an outcome counts only while the row still stands at this revision. */
export type Claim = {
  readonly submissionId: bigint;
  readonly invoiceKey: string;
  readonly revision: number;
  /** The attempt written before the call; null for a knock without effect, which is written down afterwards. */
  readonly attempt: number | null;
};
export type Answered = { readonly claim: Claim; readonly reply: Reply };
