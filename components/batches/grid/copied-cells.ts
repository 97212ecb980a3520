/** Cells as Excel and WPS put them on the clipboard: tabs between them, a line a row, quotes where a cell has either. */
export function copiedText(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map(quoted).join("\t")).join("\r\n");
}

/** The same read back; a last line break makes no row. */
export function pastedCells(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let index = 0;
  const begin = (row: boolean) => {
    rows.at(-1)?.push(cell);
    if (row) rows.push([]);
    cell = "";
  };
  while (index < text.length) {
    const char = text[index] ?? "";
    if (char === '"' && cell === "" && isClosed(text, index)) {
      const end = closing(text, index);
      cell = text.slice(index + 1, end).replaceAll('""', '"');
      index = end + 1;
    } else if (char === "\t" || char === "\n" || char === "\r") {
      begin(char !== "\t");
      index += text.startsWith("\r\n", index) ? 2 : 1;
    } else {
      cell += char;
      index += 1;
    }
  }
  const last = rows.at(-1);
  if (cell !== "" || (last && last.length > 0) || rows.length === 1) last?.push(cell);
  else rows.pop();
  return rows;
}

function quoted(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function isClosed(text: string, start: number): boolean {
  const end = closing(text, start);
  return end > start && (end + 1 === text.length || "\t\r\n".includes(text[end + 1] ?? ""));
}

/** The quote that ends a cell: the next one that is not doubled. */
function closing(text: string, start: number): number {
  for (let index = text.indexOf('"', start + 1); index > 0; index = text.indexOf('"', index + 2)) {
    if (text[index + 1] !== '"') return index;
  }
  return -1;
}
