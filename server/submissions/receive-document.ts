import { settleParties } from "#domain/document/document-reading.ts";
import { blankInvoiceText, type InvoiceDraft, type InvoiceKey, isInvoiceKey } from "#domain/invoice.ts";
import { plainName } from "#domain/plain-name.ts";
import type { Problem } from "#domain/problem.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import type { MerchantContext } from "#server/context.ts";
import { readFile, storeFile } from "#server/files.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { readDocumentApart } from "#server/reading/read-document-apart.ts";
import { keepDraft } from "#server/submissions/keep-draft.ts";

/** An invoice as OFD, XML or PDF is some hundred KB, its photograph a few MB; what is larger is something else. */
export const documentLimit = 10 * 1024 * 1024;

/**
 * Takes an invoice's own file, keeps it, and reads a draft out of it. A file that cannot be read makes a draft as well:
 * blank, with the reason, so that the form can say it.
 * @param key the invoice of the list it is handed in for
 * @returns the draft's id
 * @throws Refusal too-much FILE_TOO_LARGE
 */
export async function receiveDocument(
  context: MerchantContext,
  file: { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> },
  key: string | null,
  now: Date,
): Promise<string> {
  const { sha256 } = await storeFile(file.bytes, documentLimit);
  const { text, problems } = await reading(await readFile(sha256), (await findParty(context)).taxpayerId);
  const about: InvoiceKey | null = key !== null && isInvoiceKey(key) ? key : null;
  return keepDraft(context, { key: about, text, problems, document: { fileName: plainName(file.name), sha256 } }, now);
}

async function reading(
  bytes: Uint8Array,
  taxpayerId: string,
): Promise<{ text: InvoiceDraft; problems: readonly Problem[] }> {
  try {
    const { draft, problems } = settleParties(await readDocumentApart(bytes), taxpayerId);
    return { text: draft, problems };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { text: blankInvoiceText(), problems: [error.problem] };
  }
}
