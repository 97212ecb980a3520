import { UnreadableFile } from "../unreadable-file.ts";
import { type DocumentReading, mergeSources } from "./document-reading.ts";
import type { DocumentTools } from "./document-tools.ts";
import { assertReadablePicture } from "./picture.ts";
import { readQrCode } from "./read-qr-code.ts";

/**
 * A photograph or a scan of an invoice, by its QR code: what else it shows cannot be read with certainty.
 * @throws UnreadableFile IMAGE_WITHOUT_QR, IMAGE_QR_NOT_AN_INVOICE, FILE_IS_IMAGE where there are no tools to read it,
 * or what `assertReadablePicture` throws
 */
export async function readImage(bytes: Uint8Array, { readQrImage }: DocumentTools): Promise<DocumentReading> {
  assertReadablePicture(bytes);
  if (!readQrImage) throw new UnreadableFile("FILE_IS_IMAGE");
  const text = await readQrImage(bytes);
  if (text === null) throw new UnreadableFile("IMAGE_WITHOUT_QR");
  const code = readQrCode(text);
  const reading = code && mergeSources("image", [{ path: "QR", ...code }]);
  if (!reading) throw new UnreadableFile("IMAGE_QR_NOT_AN_INVOICE", { text: text.slice(0, 80) });
  return reading;
}
