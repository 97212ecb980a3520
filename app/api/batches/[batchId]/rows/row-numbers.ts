import { Refusal } from "#server/refusal.ts";

/** `2-40,55` → every number of it, as an address asks for a window of rows. @throws Refusal for anything else */
export function rowNumbersOf(text: string | null, limit: number): number[] {
  if (text === null || !/^\d{1,9}(-\d{1,9})?(,\d{1,9}(-\d{1,9})?)*$/.test(text)) throw new Refusal("not-found", "ROWS");
  const numbers: number[] = [];
  for (const span of text.split(",")) {
    const [first = 0, last = first] = span.split("-").map(Number);
    if (last - first + numbers.length >= limit)
      throw new Refusal("too-much", "TOO_MANY_ROWS", { limit: String(limit) });
    for (let number = first; number <= last; number++) numbers.push(number);
  }
  return numbers;
}
