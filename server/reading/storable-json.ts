/** As JSON that PostgreSQL's jsonb takes: it keeps no NUL and no half of a character. */
export function storableJson(value: object): string {
  const text = JSON.stringify(value);
  if (!text.includes("\\u")) return text;
  return text.replaceAll(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f]..)/g, "$1\\ufffd");
}
