import { z } from "zod/mini";
import type { CellChange } from "./cell-change.ts";
import type { Deed } from "./history.ts";

const changeSchema = z.object({ rowNumber: z.int(), column: z.int(), before: z.string(), after: z.string() });
/** Something done that the server has not confirmed yet; `step` is its place in the history. */
const unsavedSchema = z.union([
  z.object({ kind: z.literal("cells"), step: z.int(), changes: z.array(changeSchema) }),
  z.object({
    kind: z.literal("rows"),
    step: z.int(),
    act: z.enum(["remove", "restore"]),
    rows: z.array(z.int()),
  }),
]);
const listSchema = z.array(unsavedSchema);

export type Unsaved = Deed & { readonly step: number };
export type Parcel =
  | { readonly kind: "cells"; readonly changes: readonly CellChange[]; readonly deeds: number }
  | {
      readonly kind: "rows";
      readonly act: "remove" | "restore";
      readonly rows: readonly number[];
      readonly step: number;
      readonly deeds: 1;
    };

const cellsAtOnce = 2_000;

/** A deed in pieces that one request can take. */
export function pieces(deed: Unsaved): Unsaved[] {
  const list = deed.kind === "cells" ? deed.changes : deed.rows;
  if (list.length <= cellsAtOnce) return list.length > 0 ? [deed] : [];
  const parts: Unsaved[] = [];
  for (let from = 0; from < list.length; from += cellsAtOnce) {
    parts.push(
      deed.kind === "cells"
        ? { ...deed, changes: deed.changes.slice(from, from + cellsAtOnce) }
        : { ...deed, rows: deed.rows.slice(from, from + cellsAtOnce) },
    );
  }
  return parts;
}

/** What to send next: one move of rows, or as many changes of cells as stand together at the front, a cell once. */
export function nextParcel(unsaved: readonly Unsaved[]): Parcel | null {
  const [first] = unsaved;
  if (!first) return null;
  if (first.kind === "rows") return { ...first, deeds: 1 };
  const merged = new Map<string, CellChange>();
  let deeds = 0;
  for (const deed of unsaved) {
    if (deed.kind === "rows") break;
    const fresh = deed.changes.filter((change) => !merged.has(cellKey(change.rowNumber, change.column)));
    if (deeds > 0 && merged.size + fresh.length > cellsAtOnce) break;
    for (const change of deed.changes) {
      const key = cellKey(change.rowNumber, change.column);
      merged.set(key, { ...change, before: merged.get(key)?.before ?? change.before });
    }
    deeds += 1;
  }
  const changes = [...merged.values()].filter(({ before, after }) => before !== after);
  return { kind: "cells", changes, deeds };
}

/** The newest text of every cell that waits, by `cellKey`. */
export function waitingTexts(unsaved: readonly Unsaved[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const deed of unsaved) {
    if (deed.kind === "rows") continue;
    for (const { rowNumber, column, after } of deed.changes) texts.set(cellKey(rowNumber, column), after);
  }
  return texts;
}

/** Rows that wait to be taken out (true) or put back (false). */
export function waitingMoves(unsaved: readonly Unsaved[]): ReadonlyMap<number, boolean> {
  const moves = new Map<number, boolean>();
  for (const deed of unsaved) {
    if (deed.kind === "rows") for (const row of deed.rows) moves.set(row, deed.act === "remove");
  }
  return moves;
}

export function cellKey(rowNumber: number, column: number): string {
  return `${rowNumber}:${column}`;
}

/** From this device's own store, which anybody may have written to. */
export function parseUnsaved(text: string | null): Unsaved[] {
  if (text === null) return [];
  try {
    const parsed = listSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
