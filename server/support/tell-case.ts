import { caseNumber } from "#domain/support-case.ts";
import type { TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import type { SupportCase } from "#server/generated/prisma/client.ts";
import { type CaseAnswer, caseAnswered } from "#server/notices/letters.ts";
import { writeLetters } from "#server/notices/write-letters.ts";

/** One letter for what support did, to whoever wants to hear, the owners, and whoever wrote in it. */
export async function tellCase(
  tx: Tx,
  tenant: TenantContext,
  row: SupportCase,
  answer: Pick<CaseAnswer, "entryId" | "asks" | "words">,
  now: Date,
): Promise<void> {
  const { merchantId, id: caseId, subject } = row;
  const wrote = await tx.caseEntry.findMany({
    where: { merchantId, caseId, author: "merchant", accountId: { not: null } },
    select: { accountId: true },
    distinct: ["accountId"],
  });
  const concerns = wrote.flatMap(({ accountId }) => accountId ?? []);
  const letter = caseAnswered({ ...answer, caseId, number: caseNumber(caseId), subject });
  await writeLetters(tx, tenant, { ...letter, concerns }, now);
}
