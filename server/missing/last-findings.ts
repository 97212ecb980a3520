import { z } from "zod";
import { type FindingCounts, findings } from "#domain/reconciliation.ts";
import type { Tx } from "#server/db.ts";

/** What the last comparison with a whole list found: counting both books anew for every look would cost what it cost. */
export type LastFindings = {
  readonly comparison: string;
  readonly finishedAt: Date;
  readonly counts: FindingCounts;
  /** Numbers of which the bureau's list said two different things. */
  readonly contradicting: number;
};

export async function lastFindings(tx: Tx, merchantId: string): Promise<LastFindings | null> {
  const last = await tx.comparison.findFirst({
    where: { merchantId, outcome: "complete" },
    orderBy: { id: "desc" },
    select: { id: true, finishedAt: true, findings: true },
  });
  const found = findingsIn(last?.findings);
  if (!last?.finishedAt || !found) return null;
  return { comparison: String(last.id), finishedAt: last.finishedAt, ...found };
}

const schema = z.record(z.string(), z.number());

/** As a comparison keeps them; null of one that kept none. */
export function findingsIn(value: unknown): Pick<LastFindings, "counts" | "contradicting"> | null {
  const read = schema.safeParse(value);
  if (!read.success) return null;
  const counts = Object.fromEntries(findings.map((finding) => [finding, read.data[finding] ?? 0])) as FindingCounts;
  return { counts, contradicting: read.data.contradicting ?? 0 };
}
