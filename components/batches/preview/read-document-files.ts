import { Zip, ZipPassThrough } from "fflate";
import { previewDocuments } from "#domain/preview/preview-documents.ts";
import type { ChosenFile } from "./chosen-file.ts";
import { qrTools } from "./qr-tools.ts";
import type { DocumentsRequest, ReadDocuments } from "./reader-messages.ts";
import { progressTeller } from "./tell-progress.ts";

/**
 * Reads invoices' own files. Several become an archive first and are read out of it, for that is what will be uploaded
 * and read again; what is no invoice does not go into it.
 */
export async function readDocumentFiles({
  files: chosen,
  ground,
  archiveName,
}: DocumentsRequest): Promise<ReadDocuments> {
  const files = withOwnPaths(chosen);
  const tell = progressTeller();
  const onDocument = (count: number) => tell({ count, share: files.length > 1 ? count / files.length : 0 });
  const [only] = files;
  const isOne = files.length === 1;
  const bytes = only && isOne ? await bytesOf(only.file) : await packed(files);
  const preview = await previewDocuments(bytes, only?.file.name ?? "", { tools: qrTools, ground, onDocument });
  const unread = new Set(preview.documents.filter(({ outcome }) => outcome === "unread").map(({ name }) => name));
  if (unread.size === preview.documents.length) return { kind: "documents", preview, upload: null };
  if (only && isOne) return { kind: "documents", preview, upload: only.file };
  const kept = unread.size > 0 ? await packed(files.filter(({ path }) => !unread.has(path))) : bytes;
  const upload = new File([kept as Uint8Array<ArrayBuffer>], archiveName, { type: "application/zip" });
  return { kind: "documents", preview, upload };
}

/** The same files make the same archive, byte for byte, so that one handed in before is known again. */
const packedAt = new Date(2000, 0, 1);

/** Stored, not packed: the formats of invoices are packed already. */
async function packed(files: readonly ChosenFile[]): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const { path, file } of [...files].sort((one, other) => (one.path < other.path ? -1 : 1))) {
    const entry = new ZipPassThrough(path);
    entry.mtime = packedAt;
    zip.add(entry);
    entry.push(await bytesOf(file), true);
  }
  zip.end();
  return new Uint8Array(await new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}

/** Files out of several folders may be called the same; in an archive the second would take the first one's place. */
function withOwnPaths(files: readonly ChosenFile[]): ChosenFile[] {
  const taken = new Map<string, number>();
  return files.map(({ path, file }) => {
    const times = (taken.get(path) ?? 0) + 1;
    taken.set(path, times);
    return { path: times === 1 ? path : path.replace(/(\.[^./]*)?$/, ` (${times})$1`), file };
  });
}

async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
