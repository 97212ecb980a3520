import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { unpacked } from "./unpacked.ts";

const text = Buffer.from("数电发票号码,价税合计\r\n".repeat(20_000));

test.each([1, 7, 1_000, 1_000_000])("unpacks a body that comes in chunks of %i bytes", async (size) => {
  const small = text.subarray(0, size === 1 ? 3_000 : undefined);
  expect(await collected(unpacked(chunks(gzipSync(small), size), "gzip"))).toEqual(small);
});

test("what is not packed passes as it is", async () => {
  expect(await collected(unpacked(chunks(text, 999), null))).toEqual(text);
});

test("a body that is cut off gives the beginning of what was sent", async () => {
  const packed = gzipSync(text, { level: 0 });
  const got = await collected(unpacked(cutOff(packed.subarray(0, 300_000)), "gzip"));
  expect(got.length).toBeGreaterThan(200_000);
  expect(text.subarray(0, got.length)).toEqual(got);
});

test("what is no gzip is told", async () => {
  await expect(collected(unpacked(chunks(text, 999), "gzip"))).rejects.toMatchObject({
    problem: { code: "FILE_NOT_WHOLE" },
  });
});

test("a bomb goes off no further than somebody reads", async () => {
  let taken = 0;
  const bomb = gzipSync(Buffer.alloc(200_000_000));
  async function* counted() {
    for await (const chunk of chunks(bomb, 1_000)) {
      taken += chunk.length;
      yield chunk;
    }
  }
  let unpackedBytes = 0;
  for await (const chunk of unpacked(counted(), "gzip")) {
    unpackedBytes += chunk.length;
    if (unpackedBytes > 1_000_000) break;
  }
  expect(unpackedBytes).toBeLessThan(1_200_000);
  expect(taken).toBeLessThan(bomb.length / 2);
});

async function* chunks(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function* cutOff(bytes: Uint8Array) {
  yield* chunks(bytes, 10_000);
  throw new Error("aborted");
}

async function collected(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(bytes));
}
