import { blankInvoiceText, type InvoiceDraft } from "../invoice.ts";
import { parseInvoiceKind } from "../invoice-kind.ts";
import { parseYuan, yuanText } from "../money.ts";
import type { Problem } from "../problem.ts";
import { mendDate } from "../table/repair.ts";

export type QrReading = { readonly draft: InvoiceDraft; readonly problems: readonly Problem[] };

const payloadPattern =
  /01,(\d{2}),(?:(\d{10}|\d{12})?,)?(\d{20}|\d{8}),(-?\d+(?:\.\d+)?),(\d{8}),(\d{20})?,*([\da-f]{1,4}),?/i;

/**
 * Text of an invoice's QR code → draft (`domain.md` §2.2–2.4); null when it is not one. A URL around it, full-width
 * commas and blanks do no harm. The amount of a 税控 code is without tax, that of a 数电 code with it.
 */
export function readQrCode(text: string): QrReading | null {
  const written = text.normalize("NFKC").replace(/\s/g, "");
  const match = payloadPattern.exec(written) ?? payloadPattern.exec(unwrapped(written));
  if (!match) return null;
  const [payload, type = "", code = "", number = "", figures = "", day = "", checkCode = "", checksum = ""] = match;
  const yuan = yuanOf(figures);
  const amount = number.length === 20 ? { total: yuan } : { amount: yuan };
  const draft: InvoiceDraft = {
    ...blankInvoiceText(),
    kind: parseInvoiceKind(type) ?? "",
    code,
    number,
    issuedOn: mendDate(day)?.date ?? day,
    checkCode,
    ...amount,
  };
  return { draft, problems: checksumProblems(payload, checksum) };
}

/** Some print whole yuan without decimals. */
function yuanOf(figures: string): string {
  const fen = parseYuan(figures);
  return fen === null ? figures : yuanText(fen);
}

/** An address carries the payload with its commas escaped. */
function unwrapped(text: string): string {
  return text.replace(/%2c/gi, ",");
}

/** Some issuers compute it otherwise, so a mismatch never rejects. */
function checksumProblems(payload: string, checksum: string): Problem[] {
  const covered = payload.slice(0, payload.lastIndexOf(checksum));
  const expected = crc16Umts(covered).toString(16).toUpperCase().padStart(4, "0");
  if (checksum.toUpperCase() === expected) return [];
  return [{ code: "QR_CHECKSUM_DIFFERS", severity: "warn", field: "qr", value: checksum, facts: { expected } }];
}

/** CRC-16/UMTS: polynomial 0x8005, initial 0, nothing reflected, over ASCII up to the comma before the checksum. */
export function crc16Umts(text: string): number {
  let crc = 0;
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index) << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x8005) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}
