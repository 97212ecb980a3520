import type { DueExtension } from "#domain/deadline.ts";
import { dayOf } from "#domain/period.ts";
import { waysOf } from "#server/bureau/ways-of.ts";
import type { Tx } from "#server/db.ts";

/**
 * Last days that published incidents moved, for one merchant: those told to all, to it, or of a way it may use. What an
 * outage that is over has moved stays moved.
 */
export async function dueExtensions(tx: Tx, merchantId: string): Promise<DueExtension[]> {
  const rows = await tx.incident.findMany({
    where: {
      publishedAt: { not: null },
      withdrawnAt: null,
      movesDueFrom: { not: null },
      movesDueTo: { not: null },
      OR: [{ scope: { not: "merchants" } }, { merchants: { has: merchantId } }],
    },
    orderBy: { id: "asc" },
  });
  if (rows.length === 0) return [];
  const known: string[] = waysOf(await tx.merchant.findUniqueOrThrow({ where: { id: merchantId } }));
  return rows
    .filter(({ scope, ways }) => scope !== "ways" || ways.some((way) => known.includes(way)))
    .flatMap(({ id, movesDueFrom: from, movesDueTo: to }) =>
      from && to ? [{ from: dayOf(from), to: dayOf(to), incidentId: String(id) }] : [],
    );
}
