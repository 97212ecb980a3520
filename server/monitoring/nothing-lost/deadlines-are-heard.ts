import { later } from "#domain/period.ts";
import { type Ground, type Loss, lossOf } from "#server/monitoring/nothing-lost/check.ts";
import { findOverdue } from "#server/submissions/find-overdue.ts";

/** The alarm is raised once an hour. */
const patienceMs = 2 * 3_600_000;

/** C3: of what is open past its deadline somebody was told. */
export async function deadlinesAreHeard({ tx, merchantId, now }: Ground): Promise<Loss[]> {
  const silent = await findOverdue(tx, merchantId, later(now, -patienceMs));
  return lossOf("C3", "open submissions past their deadline without an alarm", silent);
}
