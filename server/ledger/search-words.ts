/** PostgreSQL takes no NUL and no half characters, not even to compare with. */
export function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** What was typed, for `LIKE`: its signs stand for themselves. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
