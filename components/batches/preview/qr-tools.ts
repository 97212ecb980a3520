import type { DocumentTools } from "#domain/document/document-tools.ts";
import { qrImageReader } from "#domain/document/qr-image.ts";

/** The program that decodes QR codes is fetched when the first picture is met, and not before. */
export const qrTools = {
  readQrImage: qrImageReader(async () => {
    const answer = await fetch(new URL("zxing-wasm/reader/zxing_reader.wasm", import.meta.url));
    if (!answer.ok) throw new Error(`${answer.status} for the QR program`);
    return answer.arrayBuffer();
  }),
} satisfies DocumentTools;
