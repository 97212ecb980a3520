/** A path of this site, never another host: `//evil` and `/\evil` leave it. */
export function pathWithin(from: FormDataEntryValue | null): string {
  return typeof from === "string" && /^\/(?![/\\])[\w\-./~%]*$/.test(from) ? from : "/";
}
