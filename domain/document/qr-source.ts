import { UnreadableFile } from "../unreadable-file.ts";
import type { Source } from "./document-reading.ts";
import type { DocumentTools, Picture } from "./document-tools.ts";
import { readQrCode } from "./read-qr-code.ts";

/** The first invoice's QR code among some pictures; those that cannot be decoded are passed over. */
export async function qrSource(
  pictures: Iterable<{ readonly path: string; readonly picture: Picture }>,
  { readQrImage }: DocumentTools,
): Promise<Source | null> {
  if (!readQrImage) return null;
  for (const { path, picture } of pictures) {
    const text = await readQrImage(picture).catch(nothingIfUnreadable);
    const reading = text === null ? null : readQrCode(text);
    if (reading) return { path, ...reading };
  }
  return null;
}

function nothingIfUnreadable(error: unknown): null {
  if (error instanceof UnreadableFile) return null;
  throw error;
}
