import type { MerchantContext, SupportContext } from "#server/context.ts";
import { atHome } from "#server/context.ts";
import { acrossTenants, inTransaction, type Tx } from "#server/db.ts";
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
  const [id, caseId] = [typed.fileId, typed.caseId].map((text) => (/^\d{1,18}$/.test(text) ? BigInt(text) : 0n));
  const file =
    reader.kind === "merchant"
      ? await ofMerchant(reader, { id, caseId })
      : await acrossTenants(reader, (tx) => tx.caseFile.findFirst({ where: { id, caseId } }));
  if (!file) throw new Refusal("not-found", "CASE_FILE");
  return { name: file.name, size: file.size, bytes: openFile(file.sha256) };
}

async function ofMerchant(reader: MerchantContext, where: { id?: bigint; caseId?: bigint }): Promise<CaseFile | null> {
  const home = atHome(reader);
  const { merchantId } = home;
  return inTransaction(home, async (tx: Tx) => {
    const file = await tx.caseFile.findFirst({ where: { merchantId, ...where } });
    if (!file) return null;
    const noted = await tx.caseEntry.count({ where: { merchantId, id: file.entryId, kind: "internal-note" } });
    return noted > 0 ? null : file;
  });
}
