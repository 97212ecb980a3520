import { open } from "node:fs/promises";
import { headBytes } from "#domain/batch-kind.ts";
import { placeOf } from "#server/files.ts";

/** The first bytes of a stored file: enough to see what it is. */
export async function headOf(sha256: string): Promise<Uint8Array> {
  const file = await open(placeOf(sha256));
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
