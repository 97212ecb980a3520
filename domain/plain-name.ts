/** The last part of whatever path a file came with, without what no file name shows. */
export function plainName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const shown = last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim();
  return [...shown].slice(0, 200).join("") || "—";
}
