import { createHmac } from "node:crypto";
import { env } from "#server/env.ts";
import { keyFor, sha256 } from "#server/evidence.ts";

type Subscribed = { readonly address: string; readonly createdAt: Date };

/** What the links in a subscriber's letters carry: computed anew for each letter, so that the database need not hold it. */
export function tokenOf({ address, createdAt }: Subscribed): string {
  return createHmac("sha256", keyFor("subscription")).update(`${createdAt.getTime()} ${address}`).digest("base64url");
}

/** By which its row is found. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return sha256(new TextEncoder().encode(token));
}

/** RFC 8058: one POST there, by a mail program, ends it. */
export function unsubscribeAddress(token: string): string {
  return `${env().APP_URL.replace(/\/$/, "")}/api/unsubscribe?token=${token}`;
}
