import type { Problem } from "#domain/problem.ts";
import type { LedgerImport } from "#server/generated/prisma/client.ts";
import type { EntryCounts } from "#server/ledger/record-issued.ts";
import { Refusal } from "#server/refusal.ts";

/** One delivery of issued invoices: a file on the page, a file in the watched folder, a call of the API. */
export type Delivery = {
  readonly id: string;
  readonly source: "file" | "folder" | "api";
  readonly name: string;
  readonly receivedAt: Date;
  readonly finishedAt: Date | null;
  readonly state: "RUNNING" | "DONE" | "FAILED";
  /** Rows read so far. */
  readonly readTo: number;
  readonly total: number;
  readonly counts: EntryCounts;
  /** Why the whole of it could not be read. */
  readonly problem: Problem | null;
  readonly header: readonly string[];
};
export type DeliveryRow = LedgerImport;

export function deliveryOf(row: DeliveryRow): Delivery {
  const { taken, changed, unchanged, kept, refused } = row;
  const [problem = null] = (row.problems as readonly Problem[] | null) ?? [];
  return {
    id: String(row.id),
    source: row.source as Delivery["source"],
    name: row.name,
    receivedAt: row.receivedAt,
    finishedAt: row.finishedAt,
    state: row.state as Delivery["state"],
    readTo: row.readTo,
    total: row.total,
    counts: { taken, changed, unchanged, kept, refused },
    problem,
    header: (row.header as readonly string[] | null) ?? [],
  };
}

/** @throws Refusal not-found DELIVERY */
export function deliveryIdOf(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw new Refusal("not-found", "DELIVERY");
  return BigInt(text);
}
