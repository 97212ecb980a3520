import { createHash } from "node:crypto";

/**
 * upper(hex(MD5(secret + k1v1k2v2… + body + secret))) over the parameters of the address by name, all but `sign`, and
 * the body byte for byte.
 */
export function signatureOf(secret: string, query: URLSearchParams, body: Buffer): string {
  const names = [...new Set(query.keys())].filter((name) => name !== "sign").sort();
  const pairs = names.map((name) => `${name}${query.get(name)}`).join("");
  return createHash("md5").update(secret).update(pairs).update(body).update(secret).digest("hex").toUpperCase();
}
