import { type AssistAction, assistActions } from "#server/assist/assist-act.ts";
import type { Tx } from "#server/db.ts";
import { namesOf } from "#server/support/names-of.ts";
import { textsIn } from "#server/support/texts-in.ts";

/** One thing that was done in a session, as the merchant's chain has it. */
export type ListedAct = {
  readonly seq: string;
  readonly at: Date;
  readonly side: "support" | "merchant" | "system";
  readonly by: string;
  readonly action: AssistAction;
  readonly facts: Readonly<Record<string, string>>;
};

/** Of several sessions at once, by session, in the order they were done. */
export async function listActs(
  tx: Tx,
  merchantId: string,
  sessionIds: readonly bigint[],
): Promise<ReadonlyMap<string, readonly ListedAct[]>> {
  const ids = sessionIds.map(String);
  const entries = await tx.auditEntry.findMany({
    where: { merchantId, subjectKind: "assist", subjects: { hasSome: ids } },
    orderBy: { seq: "asc" },
  });
  const names = await namesOf(
    tx,
    entries.flatMap(({ actorId }) => actorId ?? []),
  );
  const acts = entries.flatMap(({ seq, at, actorKind, actorId, action, subjects, facts }) => {
    const known = assistActions.find((one) => one === action);
    if (!known) return [];
    const side: ListedAct["side"] = actorKind === "support" || actorKind === "merchant" ? actorKind : "system";
    const by = names.get(actorId ?? "") ?? "";
    return [{ of: subjects[0] ?? "", act: { seq: String(seq), at, side, by, action: known, facts: textsIn(facts) } }];
  });
  return new Map(ids.map((id) => [id, acts.filter(({ of }) => of === id).map(({ act }) => act)]));
}
