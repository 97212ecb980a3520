import { createServer, type IncomingMessage } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { uploadLimits } from "#domain/upload-limits.ts";
import type { MerchantContext } from "#server/context.ts";
import { queue } from "#server/queue/queue.ts";
import { announceUpload } from "#server/uploads/announce-upload.ts";
import { appendPiece } from "#server/uploads/append-piece.ts";
import { findUpload } from "#server/uploads/find-upload.ts";
import { finishUpload } from "#server/uploads/finish-upload.ts";

// Run as a process of its own by `upload.ts`, so that its memory is that of one upload: the bare verbs behind bare HTTP.
const context: MerchantContext = JSON.parse(process.argv[2] ?? "{}");
const limits = { ...uploadLimits, bytes: 1024 ** 3, openAtOnce: 1_000, anHour: 10_000 };
const resolutionMs = 5;
const stalls = monitorEventLoopDelay({ resolution: resolutionMs });
let peakBytes = 0;

await queue();
const server = createServer(async (request, response) => {
  const answer = await answerTo(request).catch((fault) => ({ fault: String(fault) }));
  response.setHeader("content-type", "application/json").end(JSON.stringify(answer));
});
// Making the next file takes its sender longer than a connection is kept by default.
server.keepAliveTimeout = 120_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" ? address?.port : address);
});

async function answerTo(request: IncomingMessage): Promise<unknown> {
  const [, act = "", id = "", offset = ""] = (request.url ?? "").split("/");
  const now = new Date();
  switch (act) {
    case "announce":
      return announceUpload(context, JSON.parse(decodeURIComponent(id)), now, limits);
    case "append":
      return appendPiece(context, id, { offset: Number(offset), bytes: request }, now);
    case "offset":
      return findUpload(context, id);
    case "finish":
      return finishUpload(context, id, now);
    case "measure":
      return measure();
    default:
      return { peakBytes, stallMs: Math.max(0, stalls.max / 1e6 - resolutionMs) };
  }
}

/** From here on: what came before was starting up. */
function measure(): object {
  const restBytes = process.memoryUsage.rss();
  peakBytes = restBytes;
  setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, resolutionMs);
  stalls.enable();
  stalls.reset();
  return { restBytes };
}
