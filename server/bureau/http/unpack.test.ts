import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { unpack } from "#server/bureau/http/unpack.ts";

const reply = Buffer.from('{"httpStatusCode":"00"}');

test.each([
  ["", reply],
  ["identity", reply],
  ["gzip", gzipSync(reply)],
])("%j is read", async (encoding, body) => {
  expect(await unpack(body, encoding, 100)).toEqual(reply);
});

test.each([
  ["br", brotliCompressSync(reply)],
  ["deflate", deflateSync(reply)],
  ["gzip, gzip", gzipSync(gzipSync(reply))],
])("%j is not decoded, however good it is", async (encoding, body) => {
  expect(await unpack(body, encoding, 100)).toBe("garbage");
});

test("damaged gzip is garbage", async () => {
  expect(await unpack(gzipSync(reply).subarray(0, 15), "gzip", 100)).toBe("garbage");
});

test("no more than the limit comes out", async () => {
  expect(await unpack(gzipSync(Buffer.alloc(100)), "gzip", 100)).toHaveLength(100);
  expect(await unpack(gzipSync(Buffer.alloc(101)), "gzip", 100)).toBe("too-large");
});
