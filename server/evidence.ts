import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { env } from "#server/env.ts";

/** AES-256-GCM under EVIDENCE_KEY: 12 bytes nonce, 16 bytes tag, then the text. What a thief of the database cannot read. */
export function seal(plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

/** Throws when the bytes were changed or sealed under another key. */
export function unseal(sealed: Uint8Array): Uint8Array<ArrayBuffer> {
  const decipher = createDecipheriv("aes-256-gcm", key(), sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]));
}

export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(bytes).digest());
}

/** A key of its own for each purpose, from the same secret: what signs one thing cannot sign another. 32 bytes. */
export function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", key(), new Uint8Array(), purpose, 32));
}

function key(): Buffer {
  return Buffer.from(env().EVIDENCE_KEY, "hex");
}
