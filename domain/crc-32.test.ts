import { crc32 as crc32OfZlib } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { crc32 } from "./crc-32.ts";

test("the check value of the algorithm", () => {
  expect(crc32(new TextEncoder().encode("123456789")) >>> 0).toBe(0xcbf43926);
});

test("the same as zlib's, in one piece or two, wherever they lie in memory", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), fc.nat(7), (bytes, cut, offset) => {
      const shifted = new Uint8Array(bytes.length + offset);
      shifted.set(bytes, offset);
      const placed = shifted.subarray(offset);
      expect(crc32(placed) >>> 0).toBe(crc32OfZlib(bytes));
      expect(crc32(placed.subarray(cut), crc32(placed.subarray(0, cut))) >>> 0).toBe(crc32OfZlib(bytes));
    }),
  );
});
