/**
 * Text that can stand in a letter as it is: no control characters, nothing that turns the direction of writing, no lone
 * surrogates. A line of it holds no break: it can be a header.
 */
export function plainLine(text: string, longest: number): string {
  return cut(plain(text.replace(/[\r\n\t\u0085\u2028\u2029]+/g, " ")).trim(), longest);
}

/** The same with its line breaks, as `\n`. */
export function plainText(text: string, longest: number): string {
  const broken = text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n");
  return cut(broken.split("\n").map(plain).join("\n").trim(), longest);
}

/** Zero-width characters and bidi marks are Cf, as is what only looks like nothing. */
function plain(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Cf}\ufffd]/gu, "");
}

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}…`;
}
