import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type SendOptions, sendFile } from "./send-file.ts";
import type { AnnouncedFile, UploadWire, WireAnswer } from "./upload-wire.ts";

const megabyte = 1024 * 1024;
const bytes = Uint8Array.from({ length: 9 * megabyte + 5 }, (_, index) => (index * 7) % 251);
const file = new File([bytes], "十一月.csv");
const network = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("addEventListener", network.addEventListener.bind(network));
  vi.stubGlobal("removeEventListener", network.removeEventListener.bind(network));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("goes up in pieces, byte for byte, with its name, length and hash", async () => {
  const server = fakeServer();
  const shares: number[] = [];
  const choice = { headerRow: 2 };
  expect(await sendFile(file, { choice, onShare: (share) => shares.push(share) }, server.wire)).toEqual(server.batch);
  expect(server.arrivedWhole()).toBe(true);
  expect(server.announced).toEqual([
    { name: "十一月.csv", size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex"), choice },
  ]);
  expect(server.pieces).toEqual([0, 4 * megabyte, 8 * megabyte]);
  expect(shares.at(0)).toBe(0);
  expect(shares).toEqual([...shares].sort((one, other) => one - other));
  expect(shares.at(-1)).toBe(1);
});

test("a hash that is known already is not computed again", async () => {
  const server = fakeServer();
  await sendFile(file, { sha256: "ab".repeat(32) }, server.wire);
  expect(server.announced[0]?.sha256).toBe("ab".repeat(32));
});

test("goes on where the server is, at the first byte, in the middle of a piece and after the last", async () => {
  for (const here of [1, 5 * megabyte + 3, bytes.length]) {
    const server = fakeServer({ here });
    expect(await sendFile(file, {}, server.wire)).toEqual(server.batch);
    expect(server.pieces[0]).toBe(here);
    expect(server.arrivedWhole(here)).toBe(true);
  }
});

test("a connection that breaks: asks how much is there, and goes on with the next byte", async () => {
  const server = fakeServer({ breaks: [{ afterPieces: 1, keeping: 1_234_567 }] });
  const pauses: (string | null)[] = [];
  const sent = finished(file, { onPause: (why) => pauses.push(why) }, server.wire);
  await vi.runAllTimersAsync();
  expect(await sent).toEqual(server.batch);
  expect(server.pieces).toEqual([0, 4 * megabyte, 4 * megabyte + 1_234_567]);
  expect(server.arrivedWhole()).toBe(true);
  expect(pauses).toContain("retrying");
  expect(pauses.at(-1)).toBeNull();
});

test("without a network it waits, and goes on by itself when it is back", async () => {
  const server = fakeServer({ breaks: [{ afterPieces: 1, keeping: 0 }] });
  const pauses: (string | null)[] = [];
  const onPause = (why: string | null) => {
    pauses.push(why);
    if (why !== "offline") return;
    vi.stubGlobal("navigator", { onLine: true });
    queueMicrotask(() => network.dispatchEvent(new Event("online")));
  };
  const wire: UploadWire = {
    ...server.wire,
    send: async (...args) => {
      const answer = await server.wire.send(...args);
      if (answer.kind === "later") vi.stubGlobal("navigator", { onLine: false });
      return answer;
    },
  };
  expect(await sendFile(file, { onPause }, wire)).toEqual(server.batch);
  expect(pauses).toContain("offline");
  expect(server.arrivedWhole()).toBe(true);
});

test("a server that stays away is given up in the end, and nothing is thrown away", async () => {
  const answers = { announce: 0 };
  const wire: UploadWire = {
    announce: async () => {
      answers.announce++;
      return { kind: "later", seconds: null };
    },
    ask: never,
    send: never,
  };
  const sent = finished(file, {}, wire);
  await vi.runAllTimersAsync();
  expect(await sent).toEqual({ kind: "problem", code: "UPLOAD_STOPPED" });
  expect(answers.announce).toBeGreaterThan(10);
});

test("waits as long as it is told to", async () => {
  const server = fakeServer({ breaks: [{ afterPieces: 0, keeping: 0, seconds: 60 }] });
  const sent = finished(file, {}, server.wire);
  await vi.advanceTimersByTimeAsync(59_000);
  expect(server.pieces).toEqual([0]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await sent).toEqual(server.batch);
});

test("signed out: says so at once; sent again after signing in, it goes on", async () => {
  const server = fakeServer({ signedOutAfterPieces: 1 });
  expect(await sendFile(file, {}, server.wire)).toEqual({ kind: "problem", code: "SIGNED_OUT" });
  expect(await sendFile(file, {}, server.wire)).toEqual(server.batch);
  expect(server.pieces).toEqual([0, 4 * megabyte, 4 * megabyte, 8 * megabyte]);
});

test("an upload that is gone is announced anew, but not for ever", async () => {
  const server = fakeServer({ breaks: [{ afterPieces: 1, keeping: 0, unknown: true }] });
  expect(await sendFile(file, {}, server.wire)).toEqual(server.batch);
  expect(server.announced).toHaveLength(2);
  expect(server.arrivedWhole()).toBe(true);
  const wire: UploadWire = { ...server.wire, send: async () => ({ kind: "unknown" }) };
  expect(await sendFile(file, {}, wire)).toEqual({ kind: "problem", code: "UPLOAD_STOPPED" });
});

test("a place that never moves is not asked for ever", async () => {
  const server = fakeServer();
  const wire: UploadWire = { ...server.wire, send: async ({ uploadId, offset }) => ({ kind: "at", uploadId, offset }) };
  expect(await sendFile(file, {}, wire)).toEqual({ kind: "problem", code: "UPLOAD_STOPPED" });
});

test("a file that the browser cannot read is a problem of the file", async () => {
  const moved = Object.assign(new File([bytes], "x.csv"), {
    slice: () => ({
      arrayBuffer: async () => {
        throw new DOMException("", "NotReadableError");
      },
    }),
  });
  expect(await sendFile(moved, {}, fakeServer().wire)).toEqual({ kind: "problem", code: "FILE_UNREADABLE" });
});

test("stopped by its caller it throws, also while it waits", async () => {
  const stop = new AbortController();
  const wire: UploadWire = { announce: async () => ({ kind: "later", seconds: 60 }), ask: never, send: never };
  const sent = finished(file, { signal: stop.signal, onPause: () => stop.abort(new Error("closed")) }, wire);
  await expect(sent).rejects.toThrow("closed");
});

/** Time stands still in these tests; a rejection that comes while it is moved on is somebody's to catch. */
function finished(...[sent, options, wire]: [File, SendOptions, UploadWire]) {
  const promise = sendFile(sent, options, wire);
  promise.catch(() => {});
  return promise;
}

async function never(): Promise<WireAnswer> {
  throw new Error("not asked for");
}

type Break = { afterPieces: number; keeping: number; seconds?: number; unknown?: boolean };

/** What the server does with pieces, without a network. */
function fakeServer({ here = 0, breaks = [] as Break[], signedOutAfterPieces = -1 } = {}) {
  const taken = new Uint8Array(bytes.length);
  const batch = { kind: "batch", batchId: "7", again: false } as const;
  const announced: AnnouncedFile[] = [];
  const pieces: number[] = [];
  let at = here;
  let signedOut = signedOutAfterPieces;
  const place = () => ({ kind: "at", uploadId: "u", offset: at }) as const;
  const arrivedWhole = (from = 0) => Buffer.compare(taken.subarray(from), bytes.subarray(from)) === 0;
  const wire: UploadWire = {
    announce: async (said) => {
      announced.push(said);
      return place();
    },
    ask: async () => place(),
    send: async ({ offset, bytes: piece }, onSent) => {
      pieces.push(offset);
      if (offset !== at) return place();
      if (signedOut === pieces.length - 1) {
        signedOut = -1;
        return { kind: "ended", sent: { kind: "problem", code: "SIGNED_OUT" } };
      }
      const broken = breaks.find(({ afterPieces }) => afterPieces === pieces.length - 1);
      const kept = broken ? piece.slice(0, broken.keeping) : piece;
      taken.set(new Uint8Array(kept), at);
      at += kept.byteLength;
      if (broken?.unknown) {
        at = 0;
        return { kind: "unknown" };
      }
      if (broken) return { kind: "later", seconds: broken.seconds ?? null };
      onSent(1);
      return at === bytes.length ? { kind: "ended", sent: batch } : place();
    },
  };
  return { wire, batch, announced, pieces, arrivedWhole };
}
