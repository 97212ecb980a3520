import { XmlScanner } from "./xml-scanner.ts";

/** Formats every spreadsheet knows without being told; 27–36 and 50–58 are dates in Chinese ones (ECMA-376 part 1, 18.8.30). */
const builtInDates: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 45],
  [47, 47],
  [50, 58],
];

/** Which of a workbook's cell styles show a number as a date or a time of day, by their index. */
export function readDateStyles(texts: Iterable<string>): readonly boolean[] {
  const scanner = new XmlScanner();
  const formats = new Map<number, string>();
  const styles: number[] = [];
  let isCellStyles = false;
  for (const text of texts) {
    scanner.push(text);
    for (let token = scanner.next(); token !== "none"; token = scanner.next()) {
      const { name } = scanner;
      if (name === "cellXfs") isCellStyles = token === "open";
      if (token !== "open") continue;
      if (name === "xf" && isCellStyles) styles.push(Number(scanner.attribute("numFmtId") ?? 0));
      if (name === "numFmt") {
        formats.set(Number(scanner.attribute("numFmtId")), scanner.attribute("formatCode") ?? "");
      }
    }
  }
  return styles.map((id) => isDateFormat(id, formats.get(id)));
}

function isDateFormat(id: number, code: string | undefined): boolean {
  return code === undefined ? builtInDates.some(([from, to]) => id >= from && id <= to) : isDateCode(code);
}

/** `[h]:mm` counts hours past a day: that is a length of time, whose number stays as it is. */
function isDateCode(code: string): boolean {
  const [positive = ""] = code.replace(/"[^"]*"?|[\\_*]./g, "").split(";");
  if (/\[(h+|m+|s+)\]/i.test(positive)) return false;
  return /[ymdhs]/i.test(positive.replace(/\[[^\]]*\]|General/gi, "")) && !/[#?]/.test(positive);
}
