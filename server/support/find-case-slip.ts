import { rowIdIn } from "#domain/row-id.ts";
import type { SubmissionState } from "#domain/submission.ts";
import type { CaseResult } from "#domain/support-case.ts";
import { atHome, type MerchantContext, type SupportContext } from "#server/context.ts";
import { acrossTenants, inTransaction, type Tx } from "#server/db.ts";
import type { SupportCase } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";
import { type CaseShown, caseShown } from "#server/support/case-shown.ts";
import { type CaseEntryShown, entriesOf } from "#server/support/entries-of.ts";
import { namesOf } from "#server/support/names-of.ts";

/** 业务办理单 of a case: who asked for what, what was done by whom and when, and what came of it. */
export type CaseSlip = Pick<CaseShown, "id" | "number" | "subject" | "code" | "reference" | "openedAt"> & {
  readonly merchant: { readonly name: string; readonly taxpayerId: string };
  /** Who asked; "" where the system did. */
  readonly asked: string;
  readonly closed: { readonly at: Date; readonly result: CaseResult; readonly as: SubmissionState | null } | null;
  /** Everybody of support who did something in it. */
  readonly staff: readonly string[];
  /** As the merchant may read it, whoever prints it. */
  readonly entries: readonly CaseEntryShown[];
};

/** @throws Refusal not-found CASE */
export async function findCaseSlip(reader: MerchantContext | SupportContext, typedId: string): Promise<CaseSlip> {
  const id = rowIdIn(typedId) ?? 0n;
  if (reader.kind === "support")
    return acrossTenants(reader, async (tx) => slipOf(tx, await tx.supportCase.findFirst({ where: { id } })));
  const home = atHome(reader);
  const { merchantId } = home;
  return inTransaction(home, async (tx) =>
    slipOf(tx, await tx.supportCase.findUnique({ where: { merchantId_id: { merchantId, id } } })),
  );
}

async function slipOf(tx: Tx, row: SupportCase | null): Promise<CaseSlip> {
  if (!row) throw new Refusal("not-found", "CASE");
  const { merchantId, openedBy } = row;
  const merchant = await tx.merchant.findUniqueOrThrow({
    where: { id: merchantId },
    select: { name: true, taxpayerId: true },
  });
  const entries = await entriesOf(tx, row, "merchant");
  const names = await namesOf(tx, openedBy ? [openedBy] : []);
  const { id, number, subject, code, reference, openedAt, closedAt, closedAs, result } = caseShown(row, row.openedAt);
  return {
    id,
    number,
    subject,
    code,
    reference,
    openedAt,
    merchant,
    asked: names.get(openedBy ?? "") ?? "",
    closed: closedAt && result && { at: closedAt, result, as: closedAs },
    staff: [...new Set(entries.flatMap(({ author, by }) => (author === "staff" && by ? [by] : [])))],
    entries,
  };
}
