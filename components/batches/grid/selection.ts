/** A cell by its place in the view, both counted from 0. */
export type Place = { readonly index: number; readonly column: number };

/** From the cell where it began to the cell that has the focus. */
export type Selection = { readonly anchor: Place; readonly focus: Place };

export type Size = { readonly rows: number; readonly columns: number; readonly page: number };
export type Block = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

export function at(place: Place): Selection {
  return { anchor: place, focus: place };
}

export function isSingle({ anchor, focus }: Selection): boolean {
  return anchor.index === focus.index && anchor.column === focus.column;
}

export function blockOf({ anchor, focus }: Selection): Block {
  return {
    top: Math.min(anchor.index, focus.index),
    bottom: Math.max(anchor.index, focus.index),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function isWithin({ index, column }: Place, { top, bottom, left, right }: Block): boolean {
  return index >= top && index <= bottom && column >= left && column <= right;
}

export function cellCount({ top, bottom, left, right }: Block): number {
  return (bottom - top + 1) * (right - left + 1);
}

export type Stroke = { readonly key: string; readonly shift: boolean; readonly ctrl: boolean };

/** Where a key leads, as in a spreadsheet; null for a key that leads nowhere. Tab leaves the grid at its ends. */
export function moved(selection: Selection, { key, shift, ctrl }: Stroke, size: Size): Selection | null {
  if (key === "Tab") return tabbed(selection.focus, shift ? -1 : 1, size);
  const focus = target(selection.focus, key, ctrl, size);
  if (!focus) return null;
  return shift ? { anchor: selection.anchor, focus } : at(focus);
}

function target({ index, column }: Place, key: string, ctrl: boolean, { rows, columns, page }: Size): Place | null {
  const place = (row: number, col: number) => ({ index: clamp(row, rows), column: clamp(col, columns) });
  if (key === "ArrowUp") return place(ctrl ? 0 : index - 1, column);
  if (key === "ArrowDown") return place(ctrl ? rows : index + 1, column);
  if (key === "ArrowLeft") return place(index, ctrl ? 0 : column - 1);
  if (key === "ArrowRight") return place(index, ctrl ? columns : column + 1);
  if (key === "Home") return place(ctrl ? 0 : index, 0);
  if (key === "End") return place(ctrl ? rows : index, columns);
  if (key === "PageUp") return place(index - page, column);
  if (key === "PageDown") return place(index + page, column);
  return null;
}

function tabbed({ index, column }: Place, by: 1 | -1, { rows, columns }: Size): Selection | null {
  const next = index * columns + column + by;
  if (next < 0 || next >= rows * columns) return null;
  return at({ index: Math.floor(next / columns), column: next % columns });
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
