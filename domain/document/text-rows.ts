import type { PlacedText } from "./pdf.ts";

/** Text that stands together on one line, blanks left out. */
export type TextRun = {
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly text: string;
};

/** One line of a page from left to right; its runs parted by tabs in `text`. */
export type TextRow = {
  readonly page: number;
  readonly y: number;
  readonly runs: readonly TextRun[];
  readonly text: string;
};

/** Texts closer than this part of their height stand on one line. */
const sameLine = 0.45;
/** A gap wider than this part of the height parts two runs; letter-spaced labels stay in one. */
const gapInRun = 1.2;

/** Lines of a page from the top, whatever order its texts were written in. */
export function textRows(texts: readonly PlacedText[]): TextRow[] {
  const rows: PlacedText[][] = [];
  for (const text of withoutUprights(texts).sort((one, other) => one.y - other.y || one.x - other.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && text.y - first.y <= sameLine * Math.max(first.size, text.size)) row.push(text);
    else rows.push([text]);
  }
  return rows.map(rowOf);
}

/** Headings written from top to bottom beside their boxes, which would stand among the values of every line. */
const upright = /购买方(信息)?|销售方(信息)?|备注|密码区/g;

function withoutUprights(texts: readonly PlacedText[]): PlacedText[] {
  const letters = texts.filter(({ text }) => text.trim().length === 1);
  const columns = [...new Set(letters.map(columnOf))].map((column) =>
    letters.filter((letter) => columnOf(letter) === column).sort((one, other) => one.y - other.y),
  );
  const uprights = new Set(
    columns.flatMap((column) => {
      const found = [
        ...column
          .map(({ text }) => text.trim())
          .join("")
          .matchAll(upright),
      ];
      return found.flatMap((match) => column.slice(match.index, match.index + match[0].length));
    }),
  );
  return texts.filter((text) => !uprights.has(text));
}

function columnOf({ x }: PlacedText): number {
  return Math.round(x / 4);
}

function rowOf(texts: readonly PlacedText[]): TextRow {
  const runs: TextRun[] = [];
  for (const { x, y, width, size, text } of [...texts].sort((one, other) => one.x - other.x)) {
    const written = text.replace(/\s/g, "");
    const before = runs.at(-1);
    if (before && x - before.right <= gapInRun * size) {
      runs[runs.length - 1] = { ...before, right: Math.max(before.right, x + width), text: before.text + written };
    } else {
      runs.push({ x, right: x + width, y, size, text: written });
    }
  }
  return { page: texts[0]?.page ?? 1, y: texts[0]?.y ?? 0, runs, text: runs.map(({ text }) => text).join("\t") };
}
