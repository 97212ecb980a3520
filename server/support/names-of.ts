import type { Tx } from "#server/db.ts";

/** The names of staff by their account's id. */
export async function namesOf(tx: Tx, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const accounts = await tx.account.findMany({
    where: { id: { in: [...new Set(accountIds)] } },
    select: { id: true, name: true },
  });
  return new Map(accounts.map(({ id, name }) => [id, name]));
}
