import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { LossCause } from "#domain/reply.ts";

const unzip = promisify(gunzip);

/** Undoes gzip, and only gzip: Brotli was not asked for and is not decoded. Never more than `limit` bytes come out. */
export async function unpack(body: Buffer, encoding: string, limit: number): Promise<Buffer | LossCause> {
  if (encoding === "" || encoding === "identity") return body;
  if (encoding !== "gzip") return "garbage";
  try {
    return await unzip(body, { maxOutputLength: limit });
  } catch (error) {
    return error instanceof RangeError ? "too-large" : "garbage";
  }
}
