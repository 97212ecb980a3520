import type { Problem } from "#domain/problem.ts";
import { type AuditAct, record } from "#server/audit.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { isOneOf, recipientsOf } from "#server/notices/recipients-of.ts";
import { merchantKinds } from "#server/notices/write-letters.ts";

/** For each recipient, by its id, which kinds go there. */
export type ChosenKinds = ReadonlyMap<string, readonly string[]>;

/**
 * What goes where; the inbox has everything whatever is chosen. All kinds are those to come, too. An address nobody chose
 * for stays as it was.
 * @returns a problem for each address to which nothing at all should go: that is what ending it is for; then all stays
 * @throws Refusal forbidden OWNERS_ONLY
 */
export async function chooseKinds(context: MerchantContext, chosen: ChosenKinds, now: Date): Promise<Problem[]> {
  const recipients = recipientsOf(context);
  const { tenant } = recipients;
  const { merchantId } = tenant;
  return inTransaction(tenant, async (tx) => {
    const rows = await tx.recipient.findMany({ where: isOneOf(recipients), orderBy: { id: "asc" } });
    const wanted = rows.flatMap(({ id, kinds }) => {
      const typed = chosen.get(String(id));
      return typed ? [{ id, before: kinds, kinds: merchantKinds.filter((kind) => typed.includes(kind)) }] : [];
    });
    const none = wanted.filter(({ kinds }) => kinds.length === 0);
    if (none.length > 0) return none.map(({ id }) => problem(String(id)));
    const acts: AuditAct[] = [];
    for (const { id, before, kinds } of wanted) {
      const kept = kinds.length === merchantKinds.length ? [] : kinds;
      if (kept.join() === before.join()) continue;
      await tx.recipient.update({ where: { merchantId_id: { merchantId, id } }, data: { kinds: kept } });
      const facts = { kinds: kept.length === 0 ? ["all"] : kept };
      acts.push({ action: "recipient.kinds-chosen", subjectKind: "recipient", subjects: [String(id)], facts });
    }
    await record(tx, tenant, acts, now);
    return [];
  });
}

function problem(id: string): Problem {
  return { code: "KINDS_REQUIRED", severity: "reject", field: `recipient-${id}` };
}
