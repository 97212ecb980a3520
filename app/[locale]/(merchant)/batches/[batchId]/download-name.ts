/** `十一月.csv` → `十一月-未通过的行`: what a file handed back is called. */
export function downloadName(fileName: string, what: string): string {
  return `${fileName.replace(/\.[^.]{1,5}$/, "")}-${what}`;
}
