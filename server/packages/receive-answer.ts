import { plainName } from "#domain/plain-name.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { storeFile } from "#server/files.ts";
import { answerToken } from "#server/packages/answer-token.ts";
import { lockPackage } from "#server/packages/lock-package.ts";

/** In bytes; a result or an export of a month is a fraction of it. */
export const answerLimit = 20 * 1024 * 1024;

export type ArrivingAnswer = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

/**
 * Keeps a file that was brought back for a package, as it is; what is in it is looked at next.
 * @returns what names it from here on (`keptAnswerIn`)
 * @throws Refusal not-found PACKAGE, too-much FILE_TOO_LARGE; UnreadableFile FILE_EMPTY, FILE_NOT_WHOLE
 */
export async function receiveAnswer(
  context: MerchantContext,
  packageId: bigint,
  file: ArrivingAnswer,
): Promise<string> {
  const { merchantId } = context;
  await inTransaction(context, (tx) => lockPackage(tx, context, packageId));
  const { sha256, size } = await storeFile(file.bytes, answerLimit);
  if (size === 0) throw new UnreadableFile("FILE_EMPTY");
  return answerToken(merchantId, { packageId: String(packageId), sha256, size, name: plainName(file.name) });
}
