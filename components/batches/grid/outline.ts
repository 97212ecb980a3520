import type { Outline as Spans } from "#server/batches/outline-rows.ts";

/** The rows of a view by their place in it, however many there are: nothing is spelt out. */
export type Outline = {
  readonly count: number;
  /** @param index from 0; null outside the view */
  readonly numberAt: (index: number) => number | null;
  /** The place of a row; of one that is not in the view, -1. */
  readonly indexOf: (rowNumber: number) => number;
};

export function outlineOf(spans: Spans["spans"]): Outline {
  const starts: number[] = [];
  let count = 0;
  for (const [first, last] of spans) {
    starts.push(count);
    count += last - first + 1;
  }
  return {
    count,
    numberAt(index) {
      if (index < 0 || index >= count) return null;
      const place = lastAtMost(starts, index);
      return (spans[place]?.[0] ?? 0) + index - (starts[place] ?? 0);
    },
    indexOf(rowNumber) {
      const place = lastAtMost(
        spans.map(([first]) => first),
        rowNumber,
      );
      const span = spans[place];
      return span && rowNumber <= span[1] ? (starts[place] ?? 0) + rowNumber - span[0] : -1;
    },
  };
}

/** `[2, 3, 4, 7]` → `2-4,7`: how an address names rows. */
export function spanText(rowNumbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const number of rowNumbers) {
    const last = spans.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else spans.push([number, number]);
  }
  return spans.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}

/** Index of the last of the ascending numbers that is not greater. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
