import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { peerHeader } from "#server/monitoring/may-scrape.ts";

const kept = globalThis as typeof globalThis & { buchuanPeers?: true };

/**
 * Notes on each request who is at the other end of its line, over whatever it says of that itself; `forwarded` where a
 * proxy speaks for somebody else. A route sees headers only, and `X-Forwarded-For` may be anybody's invention.
 */
export function notePeers(): void {
  if (kept.buchuanPeers) return;
  kept.buchuanPeers = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const { headers, socket } = request;
    const forwarded = headers["x-forwarded-for"] ?? headers["x-real-ip"] ?? headers.forwarded ?? headers.via;
    headers[peerHeader] = forwarded === undefined ? (socket.remoteAddress ?? "") : "forwarded";
  });
}
