/** Under this name a pasted table goes through the same door as a file. */
const pastedName = "粘贴的内容.tsv";

/** What Excel and WPS put on the clipboard: cells with tabs between them, a line a row. Null where it is no table. */
export function pastedTable(text: string): File | null {
  if (!/[\t\n]/.test(text.trim())) return null;
  return new File([text], pastedName, { type: "text/tab-separated-values" });
}
