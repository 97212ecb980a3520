import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { DocumentTools } from "#domain/document/document-tools.ts";
import { qrImageReader } from "#domain/document/qr-image.ts";

/** The tools of this process, or of this thread: the QR program comes from its package, never from a network. */
export const documentTools: DocumentTools = { readQrImage: qrImageReader(loadWasm) };

async function loadWasm(): Promise<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = await readFile(wasmPath());
  return buffer.slice(byteOffset, byteOffset + byteLength);
}

/** Found at run time, from the project's own folder: the pages are bundled and lie elsewhere. */
function wasmPath(): string {
  return createRequire(join(process.cwd(), "package.json")).resolve("zxing-wasm/reader/zxing_reader.wasm");
}
