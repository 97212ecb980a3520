import { expect, test } from "vitest";
import { incomingOf } from "./incoming.ts";

test("what a reader left is taken in, up to the limit, and the stream is never cancelled", async () => {
  const { body, sent, cancelled } = bodyOf(20);
  const incoming = incomingOf(body, 5);
  for await (const _ of incoming.bytes) break;
  await incoming.drain();
  expect(sent()).toBeGreaterThanOrEqual(6);
  expect(sent()).toBeLessThan(20);
  expect(cancelled()).toBe(false);
});

test("a whole body comes through, and there is nothing left to drain", async () => {
  const { body, sent } = bodyOf(3);
  const incoming = incomingOf(body, 5);
  expect((await Array.fromAsync(incoming.bytes)).length).toBe(3);
  await incoming.drain();
  expect(sent()).toBe(3);
});

test("no body is an empty one", async () => {
  const incoming = incomingOf(null, 5);
  expect(await Array.fromAsync(incoming.bytes)).toEqual([]);
  await incoming.drain();
});

/** So many chunks of one byte. */
function bodyOf(count: number) {
  let sent = 0;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent === count) return controller.close();
      sent++;
      controller.enqueue(new Uint8Array(1));
    },
    cancel() {
      cancelled = true;
    },
  });
  return { body, sent: () => sent, cancelled: () => cancelled };
}
