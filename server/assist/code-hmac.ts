import { createHmac } from "node:crypto";
import { keyFor } from "#server/evidence.ts";

/** All that is kept of a code: a thief of the database would have to try a million with a key that is not in it. */
export function codeHmac(code: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHmac("sha256", keyFor("assist-code")).update(code).digest());
}
