import { fileKindOf } from "../file-kind.ts";

/** Why a file cannot be a table, by its first bytes; null where it may be one. Its codes are those of `decodeText`. */
export function refusedKind(head: Uint8Array): string | null {
  const kind = fileKindOf(head);
  if (kind === "text") return null;
  if (kind === "empty") return "FILE_EMPTY";
  if (kind === "zip") return "FILE_IS_ARCHIVE";
  return kind === "binary" ? "FILE_NOT_TEXT" : `FILE_IS_${kind.toUpperCase()}`;
}
