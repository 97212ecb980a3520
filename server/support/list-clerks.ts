import type { SupportContext } from "#server/context.ts";
import { db } from "#server/db.ts";

export type Clerk = { readonly id: string; readonly name: string };

/** To whom a case can be handed: everybody of support who can sign in, but who asks. */
export async function listClerks({ accountId }: SupportContext): Promise<Clerk[]> {
  return db().account.findMany({
    where: { role: "support", disabledAt: null, id: { not: accountId } },
    select: { id: true, name: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 200,
  });
}
