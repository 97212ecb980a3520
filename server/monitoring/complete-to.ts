import type { StaffContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";

/** Up to here the bureau's lists of all merchants are known to be whole; null before the first comparison of any. */
export async function completeTo(context: StaffContext): Promise<Date | null> {
  const { _min } = await acrossTenants(context, (tx) => tx.merchant.aggregate({ _min: { bureauCompleteTo: true } }));
  return _min.bureauCompleteTo;
}
