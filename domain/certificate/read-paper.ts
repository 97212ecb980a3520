import type { DocumentTools } from "../document/document-tools.ts";
import { openPdf, type Pdf } from "../document/pdf.ts";
import { fileKindOf } from "../file-kind.ts";
import { UnreadableFile } from "../unreadable-file.ts";

/** What can be read of a file somebody calls our certificate. Nothing of it is believed. */
export type Paper = {
  /** Our own data inside the file, as text; null where a program has thrown it away. */
  readonly attachment: string | null;
  readonly text: string;
  /** What its QR code says, where there was no other way to learn which certificate it is. */
  readonly qr: string | null;
};

export const attachmentName = "buchuan-certificate.json";

const limits = { pages: 400, characters: 4_000_000, attachmentBytes: 8_000_000, picturePages: 2, pictures: 6 };

/** A PDF as we gave it, saved again by another program, scanned, or a photograph of one. @throws UnreadableFile */
export async function readPaper(bytes: Uint8Array, { readQrImage }: DocumentTools): Promise<Paper> {
  const kind = fileKindOf(bytes.subarray(0, 65_536));
  if (kind === "image") return { attachment: null, text: "", qr: (await readQrImage?.(bytes)) ?? null };
  if (kind !== "pdf") throw new UnreadableFile("FILE_NOT_A_PDF");
  const pdf = await openPdf(bytes);
  try {
    const attachment = await attachmentOf(pdf);
    const text = await textOf(pdf);
    const qr = text.trim() === "" ? await qrOf(pdf, readQrImage) : null;
    return { attachment, text, qr };
  } finally {
    await pdf.close();
  }
}

async function attachmentOf(pdf: Pdf): Promise<string | null> {
  const found = (await pdf.attachments()).find(({ name }) => name === attachmentName);
  if (!found || found.bytes.length > limits.attachmentBytes) return null;
  return new TextDecoder().decode(found.bytes);
}

async function textOf(pdf: Pdf): Promise<string> {
  let text = "";
  for (let page = 1; page <= Math.min(pdf.pageCount, limits.pages) && text.length < limits.characters; page++) {
    text += `${(await pdf.texts(page)).map((placed) => placed.text).join("\n")}\n`;
  }
  return text;
}

async function qrOf(pdf: Pdf, readQrImage: DocumentTools["readQrImage"]): Promise<string | null> {
  if (!readQrImage) return null;
  for (let page = 1; page <= Math.min(pdf.pageCount, limits.picturePages); page++) {
    for (const picture of (await pdf.pictures(page)).slice(0, limits.pictures)) {
      const text = await readQrImage(picture).catch(() => null);
      if (text !== null) return text;
    }
  }
  return null;
}
