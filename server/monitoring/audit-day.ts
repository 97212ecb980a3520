import { createHash } from "node:crypto";
import { canonical, firstHash, type Link } from "#server/audit.ts";

/** Where one tenant's chain stood when the day was sealed; `hash` in hex. */
export type SealedHead = { readonly merchantId: string; readonly seq: string; readonly hash: string };

export type AuditDay = {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly day: string;
  readonly at: Date;
  /** By merchant. */
  readonly heads: readonly SealedHead[];
  readonly previousHash: Uint8Array;
};

/** What a day is chained to when it is the first. */
export const hashBeforeDays = firstHash;

/** SHA-256 over the day before and all heads in one canonical form. */
export function hashOfDay({ day, at, heads, previousHash }: AuditDay): Uint8Array<ArrayBuffer> {
  const text = canonical([day, at.toISOString(), heads.map(({ merchantId, seq, hash }) => [merchantId, seq, hash])]);
  return new Uint8Array(createHash("sha256").update(previousHash).update(text).digest());
}

export function linkOf({ seq, hash }: SealedHead): Link {
  return { seq: BigInt(seq), hash: new Uint8Array(Buffer.from(hash, "hex")) };
}
