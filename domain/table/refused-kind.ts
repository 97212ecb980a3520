import { fileKindOf, refusalOf } from "../file-kind.ts";

/** Why a file cannot be a table, by its first bytes; null where it may be one. Its codes are those of `decodeText`. */
export function refusedKind(head: Uint8Array): string | null {
  const kind = fileKindOf(head);
  return kind === "text" ? null : refusalOf(kind);
}
