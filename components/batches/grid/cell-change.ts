import { copiedText } from "./copied-cells.ts";
import type { Block } from "./selection.ts";

/** One cell that is to say something else; `before` is what it said. */
export type CellChange = {
  readonly rowNumber: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
};

/** What stands where, for the rows at hand: the row's number, and the text of a cell in it. */
export type Cells = {
  readonly numberAt: (index: number) => number | null;
  readonly textAt: (rowNumber: number, column: number) => string;
};

export function changesIn(
  block: Block,
  cells: Cells,
  after: (before: string, index: number, column: number) => string,
) {
  const changes: CellChange[] = [];
  for (let index = block.top; index <= block.bottom; index++) {
    const rowNumber = cells.numberAt(index);
    if (rowNumber === null) continue;
    for (let column = block.left; column <= block.right; column++) {
      const before = cells.textAt(rowNumber, column);
      const text = after(before, index, column);
      if (text !== before) changes.push({ rowNumber, column, before, after: text });
    }
  }
  return changes;
}

/** The first row of the selection into all the others; of a single row, the one above it into it. */
export function filledDown(block: Block, cells: Cells): CellChange[] {
  const source = block.top === block.bottom ? block.top - 1 : block.top;
  const rowNumber = cells.numberAt(source);
  if (rowNumber === null) return [];
  return changesIn(block, cells, (_before, _index, column) => cells.textAt(rowNumber, column));
}

/** One copied cell fills the selection; several go where they fit, from its upper left corner on. */
export function pasted(block: Block, cells: Cells, copied: readonly (readonly string[])[], columns: number) {
  const height = copied.length;
  const width = Math.max(...copied.map((row) => row.length));
  if (height === 1 && width === 1) return changesIn(block, cells, () => copied[0]?.[0] ?? "");
  const target = {
    top: block.top,
    bottom: block.top + height - 1,
    left: block.left,
    right: Math.min(columns - 1, block.left + width - 1),
  };
  return changesIn(
    target,
    cells,
    (before, index, column) => copied[index - block.top]?.[column - block.left] ?? before,
  );
}

export function blockText({ top, bottom, left, right }: Block, cells: Cells): string {
  const rows: string[][] = [];
  for (let index = top; index <= bottom; index++) {
    const rowNumber = cells.numberAt(index);
    if (rowNumber === null) continue;
    rows.push(Array.from({ length: right - left + 1 }, (_, offset) => cells.textAt(rowNumber, left + offset)));
  }
  return copiedText(rows);
}

export type Replacement = { readonly find: string; readonly put: string; readonly isWhole: boolean };

export function replaced(text: string, { find, put, isWhole }: Replacement): string {
  if (isWhole) return text === find ? put : text;
  return find === "" ? text : text.replaceAll(find, () => put);
}

/** The way back. */
export function inverse(changes: readonly CellChange[]): CellChange[] {
  return changes.map(({ before, after, ...place }) => ({ ...place, before: after, after: before }));
}
