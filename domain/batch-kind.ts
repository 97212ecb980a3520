import { fileKindOf, refusalOf } from "./file-kind.ts";
import { UnreadableFile } from "./unreadable-file.ts";

/** `table`: a list of invoices; `documents`: the original of one invoice, or an archive of them. */
export type BatchKind = "table" | "documents";
export type BatchKindOrRefusal = { readonly kind: BatchKind } | { readonly refusal: string };

/** So many of the first bytes show what a file is. */
export const headBytes = 65_536;

/**
 * What a file handed in becomes, by its first bytes; or the code of why it is none. An archive shows only its first
 * entries here: who reads the whole of it may know better.
 * @param head the first `headBytes` of the file, or all of it
 */
export function batchKindOf(head: Uint8Array): BatchKindOrRefusal {
  const kind = fileKindOf(head);
  switch (kind) {
    case "text":
    case "xlsx":
      return { kind: "table" };
    case "ofd":
    case "xml":
    case "pdf":
    case "image":
    case "zip":
      return { kind: "documents" };
    default:
      return { refusal: refusalOf(kind) };
  }
}

/** @throws UnreadableFile with the reason why a file that begins like this is none of ours */
export function assertBatchKind(head: Uint8Array): BatchKind {
  const found = batchKindOf(head);
  if ("refusal" in found) throw new UnreadableFile(found.refusal);
  return found.kind;
}
