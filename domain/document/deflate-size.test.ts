import { deflateRawSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { deflateSize } from "./deflate-size.ts";

const noise = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 2_654_435_761) >>> 24);
const words = new TextEncoder().encode("BT /F1 9 Tf 1 0 0 1 28.35 368.50 Tm <53d17968> Tj ET\n".repeat(4_000));

describe("what a stream unpacks to, counted", () => {
  test.each([
    ["nothing", new Uint8Array(0), 6],
    ["stored", noise, 0],
    ["fixed codes", new TextEncoder().encode("abcabcabd"), 6],
    ["noise", noise, 9],
    ["words, quickly packed", words, 1],
    ["words, packed well", words, 9],
    ["zeros", new Uint8Array(5_000_000), 9],
  ])("%s", (_, content, level) => {
    const packed = deflateRawSync(content, { level });
    expect(deflateSize(packed, 0, 10_000_000)).toBe(content.length);
  });

  test("from where it begins, whatever follows it", () => {
    const packed = deflateRawSync(words);
    const inside = new Uint8Array([7, 7, ...packed, 1, 2, 3, 4]);
    expect(deflateSize(inside, 2, 10_000_000)).toBe(words.length);
  });

  test("no further than the limit", () => {
    const packed = deflateRawSync(new Uint8Array(50_000_000), { level: 9 });
    const size = deflateSize(packed, 0, 1_000_000);
    expect(size).toBeGreaterThan(1_000_000);
    expect(size).toBeLessThan(1_001_000);
  });

  test("up to where it breaks", () => {
    const packed = deflateRawSync(words);
    expect(deflateSize(packed.subarray(0, packed.length / 2), 0, 10_000_000)).toBeLessThan(words.length);
    expect(deflateSize(new Uint8Array([7, 255, 255]), 0, 10_000_000)).toBe(0);
  });
});
