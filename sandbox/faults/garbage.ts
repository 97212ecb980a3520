import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { type Turn, workIf } from "#sandbox/faults/turn.ts";

const megabyte = 1024 * 1024;

/** 200 and a sign-in page: a proxy on the way has its own opinion. */
export function html(turn: Turn): void {
  workIf(turn, true);
  turn.response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
  turn.response.end("<!DOCTYPE html><html><head><title>统一身份认证</title></head><body>请登录</body></html>");
}

/** Half of the reply, said to be whole. */
export function truncated(turn: Turn): void {
  const text = turn.work();
  turn.reply(text.slice(0, text.length / 2));
}

/** Content-Length and body disagree; then the connection ends. */
export function wrongLength(turn: Turn): void {
  const bytes = Buffer.from(turn.work());
  const promised = turn.fault.promise === "less" ? bytes.length - 20 : bytes.length + 20;
  const { socket } = turn.response;
  socket?.write(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${promised}\r\n\r\n`);
  socket?.end(bytes);
}

/** A reply that does not end. */
export async function oversized(turn: Turn): Promise<void> {
  workIf(turn, true);
  turn.response.writeHead(200, { "content-type": "application/json" });
  turn.response.write('{"message":"');
  await pour(turn, Buffer.alloc(megabyte, "a"), turn.fault.megabytes ?? 300);
}

/** A few KB that unpack to hundreds of MB: gzip members may be strung together. */
export async function gzipBomb(turn: Turn): Promise<void> {
  workIf(turn, true);
  turn.response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
  await pour(turn, gzipSync(Buffer.alloc(megabyte)), turn.fault.megabytes ?? 300);
}

/** The same in Brotli, which nobody asked for. */
export function brotliBomb(turn: Turn): void {
  workIf(turn, true);
  const bytes = Buffer.alloc((turn.fault.megabytes ?? 300) * megabyte);
  turn.response.writeHead(200, { "content-type": "application/json", "content-encoding": "br" });
  turn.response.end(brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }));
}

async function pour({ response }: Turn, chunk: Buffer, times: number): Promise<void> {
  for (let poured = 0; poured < times && !response.destroyed; poured++) {
    if (!response.write(chunk)) await roomIn(response);
  }
  response.end();
}

/** Waits until more may be written or nobody listens any more, and leaves no listener behind. */
async function roomIn(response: ServerResponse): Promise<void> {
  const waiting = new AbortController();
  try {
    await Promise.race(["drain", "close"].map((event) => once(response, event, { signal: waiting.signal })));
  } finally {
    waiting.abort();
  }
}
