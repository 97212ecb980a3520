import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "#server/env.ts";

/** Where the process notes who is really at the other end (`server/monitoring/note-peers.ts`). */
export const peerHeader = "x-buchuan-peer";

/**
 * Whether somebody may read the metrics: who sends METRICS_TOKEN; where there is none, only this machine itself, and
 * not whoever comes through a proxy on it.
 */
export function mayScrape(header: (name: string) => string | null, token = env().METRICS_TOKEN): boolean {
  if (token === undefined) return /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(header(peerHeader) ?? "");
  const sent = /^Bearer (\S+)$/i.exec(header("authorization") ?? "")?.[1] ?? "";
  return timingSafeEqual(hashed(sent), hashed(token));
}

function hashed(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
