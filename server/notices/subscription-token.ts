import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#server/env.ts";
import { keyFor, sha256 } from "#server/evidence.ts";

type Subscribed = { readonly address: string; readonly createdAt: Date };
type Addressed = { readonly merchantId: string; readonly id: bigint };

/** What the links in a subscriber's letters carry: computed anew for each letter, so that the database need not hold it. */
export function tokenOf({ address, createdAt }: Subscribed): string {
  return createHmac("sha256", keyFor("subscription")).update(`${createdAt.getTime()} ${address}`).digest("base64url");
}

/** By which its row is found. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return sha256(new TextEncoder().encode(token));
}

/** What ends a merchant's letters to one mailbox: it says whose row that is, which only the merchant's transaction sees. */
export function tokenOfAddressed({ merchantId, id }: Addressed): string {
  return `${merchantId}.${id}.${signed(`${merchantId}.${id}`)}`;
}

/** The row such a token is for; null for what we never wrote. */
export function addressedBy(token: string): Addressed | null {
  const [, merchantId = "", id = "", signature = ""] = /^([0-9a-f-]{36})\.(\d{1,18})\.([\w-]{43})$/.exec(token) ?? [];
  if (signature === "") return null;
  const ours = timingSafeEqual(Buffer.from(signature), Buffer.from(signed(`${merchantId}.${id}`)));
  return ours ? { merchantId, id: BigInt(id) } : null;
}

/** RFC 8058: one POST there, by a mail program, ends it. */
export function unsubscribeAddress(token: string): string {
  return `${env().APP_URL.replace(/\/$/, "")}/api/unsubscribe?token=${token}`;
}

function signed(row: string): string {
  return createHmac("sha256", keyFor("unsubscribe")).update(row).digest("base64url");
}
