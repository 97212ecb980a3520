import { fileKindOf } from "./file-kind.ts";
import { plainName } from "./plain-name.ts";

export const caseFileKinds = ["pdf", "png", "jpeg", "ofd", "xml", "csv", "xlsx"] as const;
export type CaseFileKind = (typeof caseFileKinds)[number];

export const caseFileLimits = {
  /** Of one file. */
  bytes: 10 * 1024 * 1024,
  /** Of one message. */
  files: 5,
  /** Of one merchant's cases within a day. */
  aDay: 50,
} as const;
/** For the chooser of a browser; what comes is asked by its bytes. */
export const caseFileAccept = ".pdf,.png,.jpg,.jpeg,.ofd,.xml,.csv,.xlsx";

const endings: Readonly<Record<CaseFileKind, readonly string[]>> = {
  pdf: ["pdf"],
  png: ["png"],
  jpeg: ["jpg", "jpeg"],
  ofd: ["ofd"],
  xml: ["xml"],
  csv: ["csv"],
  xlsx: ["xlsx"],
};

/**
 * What may be sent along, by its first bytes; a table of text also by its name, for any text could be one. Null for
 * everything else: a page of HTML or a drawing of SVG can act, whatever it is called.
 * @param head the first bytes of the file, 64 KB or all of it
 */
export function caseFileKindOf(head: Uint8Array, name: string): CaseFileKind | null {
  const kind = fileKindOf(head);
  const start = Array.from(head.subarray(0, 4), (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (kind === "image") return start === "89504e47" ? "png" : start.startsWith("ffd8ff") ? "jpeg" : null;
  if (kind === "text") return /\.csv$/i.test(plainName(name)) && !acts(head) ? "csv" : null;
  if (kind === "xml") return acts(head) ? null : "xml";
  return kind === "pdf" || kind === "ofd" || kind === "xlsx" ? kind : null;
}

/** The name it is kept and given back under: its ending says what it is, whatever it said before. */
export function caseFileName(name: string, kind: CaseFileKind): string {
  const plain = plainName(name).replace(/["%;]/g, "_");
  const fits = endings[kind].some((ending) => plain.toLowerCase().endsWith(`.${ending}`));
  return fits ? plain : `${plain}.${endings[kind][0]}`;
}

function acts(head: Uint8Array): boolean {
  return /<(svg|html|script|xsl:stylesheet)\b|<\?xml-stylesheet/i.test(new TextDecoder().decode(head));
}
