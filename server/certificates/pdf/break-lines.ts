/** May not begin a line. */
const closing = /^[，。、；：！？）》」』】〕％!),.:;?\]}%·—…]$/;
/** Holds together: a word, a number, an id. */
const wordPattern = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.,'’\-_@/:]*|\s+|./gsu;

/** Text in lines of at most this width: between Chinese characters anywhere, else between words, and through what is too long. */
export function breakLines(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(wordPattern) ?? []) {
    if (fits(line + piece) || (closing.test(piece) && line !== "")) {
      line += piece;
      continue;
    }
    if (line !== "") lines.push(line.trimEnd());
    line = piece.trimStart();
    while (!fits(line)) {
      const head = headOf(line);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return line.trim() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];

  function fits(candidate: string): boolean {
    return measure(candidate.trimEnd()) <= width;
  }

  /** As much as goes in, at least one character. */
  function headOf(long: string): string {
    const characters = [...long];
    let length = 1;
    while (length < characters.length && fits(characters.slice(0, length + 1).join(""))) length++;
    return characters.slice(0, length).join("");
  }
}
