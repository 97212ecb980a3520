/** A stretch of a text, from `start` up to but without `end`. */
export type Range = { readonly start: number; readonly end: number };

const empty = /[的了是吗呢吧我你您他她它么怎咋什啥办请问]/;

/** Where a text says what was typed: whole words of Latin letters and figures, any two Chinese characters in a row. */
export function highlightRanges(text: string, typed: string): Range[] {
  const flat = flatten(text);
  const found = termsOf(flatten(typed)).flatMap((term) => occurrences(flat, term));
  return joined(found.sort((a, b) => a.start - b.start));
}

/** Lower case and half-width, character by character, so that places stay places. */
function flatten(text: string): string {
  return [...text.toLowerCase()].map((character) => sameLength(character)).join("");
}

function sameLength(character: string): string {
  const plain = character.normalize("NFKC");
  return plain.length === character.length ? plain : character;
}

function termsOf(typed: string): string[] {
  const latin = (typed.match(/[a-z0-9]+(?:[.+_-]+[a-z0-9]+)*/g) ?? []).filter((run) => run.length > 1);
  const pairs = (typed.match(/\p{Script=Han}+/gu) ?? []).flatMap(pairsOf);
  return [...new Set([...latin, ...pairs.filter((pair) => !empty.test(pair))])];
}

function pairsOf(run: string): string[] {
  const letters = [...run];
  return letters.length === 1 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

function occurrences(flat: string, term: string): Range[] {
  const ranges: Range[] = [];
  for (let start = flat.indexOf(term); start !== -1; start = flat.indexOf(term, start + 1)) {
    if (isWhole(flat, term, start)) ranges.push({ start, end: start + term.length });
  }
  return ranges;
}

/** `not` is not marked inside `another`; Chinese has no such border. */
function isWhole(flat: string, term: string, start: number): boolean {
  if (!/^[a-z0-9]/.test(term)) return true;
  return !/[a-z0-9]/.test(flat[start - 1] ?? "");
}

function joined(ranges: readonly Range[]): Range[] {
  const whole: Range[] = [];
  for (const range of ranges) {
    const last = whole.at(-1);
    if (last && range.start <= last.end)
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else whole.push(range);
  }
  return whole;
}
