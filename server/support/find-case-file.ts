import { rowIdIn } from "#domain/row-id.ts";
import { atHome, type MerchantContext, type SupportContext } from "#server/context.ts";
import { acrossTenants, inTransaction } from "#server/db.ts";
import { openFile } from "#server/files.ts";
import type { CaseFile } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";

export type OpenedFile = { readonly name: string; readonly size: number; readonly bytes: AsyncIterable<Uint8Array> };

/**
 * A file that came with a case: a merchant's own, or for a clerk any. What lies with an internal note is for clerks.
 * @throws Refusal not-found CASE_FILE
 */
export async function findCaseFile(
  reader: MerchantContext | SupportContext,
  typed: { readonly caseId: string; readonly fileId: string },
): Promise<OpenedFile> {
  const where = { id: rowIdIn(typed.fileId) ?? 0n, caseId: rowIdIn(typed.caseId) ?? 0n };
  const file =
    reader.kind === "merchant"
      ? await ofMerchant(reader, where)
      : await acrossTenants(reader, (tx) => tx.caseFile.findFirst({ where }));
  if (!file) throw new Refusal("not-found", "CASE_FILE");
  return { name: file.name, size: file.size, bytes: openFile(file.sha256) };
}

async function ofMerchant(
  reader: MerchantContext,
  where: { readonly id: bigint; readonly caseId: bigint },
): Promise<CaseFile | null> {
  const home = atHome(reader);
  const { merchantId } = home;
  return inTransaction(home, async (tx) => {
    const file = await tx.caseFile.findFirst({ where: { merchantId, ...where } });
    if (!file) return null;
    const noted = await tx.caseEntry.count({ where: { merchantId, id: file.entryId, kind: "internal-note" } });
    return noted > 0 ? null : file;
  });
}
