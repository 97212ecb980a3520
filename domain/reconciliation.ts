import type { InvoiceValues } from "./submission.ts";
import { compareValues, type Difference } from "./submission.ts";

export type Finding =
  | { readonly kind: "matched" }
  | { readonly kind: "differs"; readonly differences: readonly Difference[] }
  | { readonly kind: "missing-there" }
  | { readonly kind: "within-lag" }
  | { readonly kind: "missing-here" };

/** One invoice in both books; `server/reconciliation/compare-books` says the same in one SQL statement for all. */
export function reconcile(issued: InvoiceValues | null, held: InvoiceValues | null, due: boolean): Finding | null {
  if (issued && held) {
    const differences = compareValues(issued, held);
    return differences.length === 0 ? { kind: "matched" } : { kind: "differs", differences };
  }
  if (issued) return due ? { kind: "missing-there" } : { kind: "within-lag" };
  return held ? { kind: "missing-here" } : null;
}
