import { setTimeout as sleep } from "node:timers/promises";
import { type Turn, workIf } from "#sandbox/faults/turn.ts";

/** Answers late. */
export async function latency(turn: Turn): Promise<void> {
  const text = turn.work();
  await sleep(turn.fault.ms ?? 1_000, undefined, { ref: false });
  turn.reply(text);
}

/** Takes the request and says nothing, ever; the socket stays open until the caller or the end. */
export function hang(turn: Turn): void {
  workIf(turn, false);
}

/** Answers a byte at a time: headers at once, the end after a long time. */
export async function drip(turn: Turn): Promise<void> {
  const bytes = Buffer.from(turn.work());
  turn.response.writeHead(200, { "content-type": "application/json", "content-length": bytes.length });
  for (const byte of bytes) {
    if (turn.response.destroyed) return;
    turn.response.write(Buffer.of(byte));
    await sleep(turn.fault.ms ?? 1_000, undefined, { ref: false });
  }
  turn.response.end();
}

/** Breaks the connection (RST) without having done anything. */
export function reset(turn: Turn): void {
  workIf(turn, false);
  turn.response.socket?.resetAndDestroy();
}

/** The invoice goes in and the reply is lost. */
export function closeBeforeReply(turn: Turn): void {
  workIf(turn, true);
  turn.response.socket?.destroy();
}
