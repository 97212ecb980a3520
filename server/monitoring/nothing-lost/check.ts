import type { Tx } from "#server/db.ts";

/** One broken promise, with the ids that break it. */
export type Loss = { readonly check: CheckName; readonly what: string; readonly ids: readonly string[] };
export const checkNames = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"] as const;
export type CheckName = (typeof checkNames)[number];

/** One effect in the bureau's own ledger, where the bureau shows it (the sandbox does). */
export type BureauEffect = { readonly key: string; readonly act: "upload" | "void"; readonly total: bigint };

export type Ground = {
  readonly tx: Tx;
  readonly merchantId: string;
  readonly now: Date;
  readonly effects: readonly BureauEffect[] | null;
};
export type Check = (ground: Ground) => Promise<Loss[]>;

/** A loss when there are ids, nothing otherwise. */
export function lossOf(check: CheckName, what: string, rows: readonly { id: unknown }[]): Loss[] {
  return rows.length === 0 ? [] : [{ check, what, ids: rows.map(({ id }) => String(id)) }];
}
