import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Buckets,
  bucketOf,
  bucketStarts,
  bucketsText,
  countIn,
  merged,
  oneBucket,
  parseBuckets,
  quantile,
} from "./duration-buckets.ts";

const durations = fc.array(fc.integer({ min: 0, max: 599_999 }), { minLength: 1, maxLength: 300 });

test("buckets begin one after the other and are few enough to be added up", () => {
  expect(bucketStarts.every((start, index) => index === 0 || start > (bucketStarts[index - 1] ?? 0))).toBe(true);
  expect(bucketStarts.length).toBeLessThan(160);
  expect(bucketStarts.at(-1)).toBe(600_000);
});

test("every duration lies in its bucket, a negative one in the first", () => {
  fc.assert(
    fc.property(fc.integer({ min: -5, max: 2_000_000 }), (ms) => {
      const bucket = bucketOf(ms);
      expect(bucket === 0 ? true : (bucketStarts[bucket - 1] ?? 0) <= ms).toBe(true);
      expect(ms < (bucketStarts[bucket] ?? Number.POSITIVE_INFINITY)).toBe(true);
    }),
  );
});

test("adding up loses nothing, whatever the order", () => {
  fc.assert(
    fc.property(durations, durations, (one, other) => {
      const sum = merged([counted(one), counted(other)]);
      expect(sum).toEqual(counted([...one, ...other]));
      expect(merged([counted(other), counted(one)])).toEqual(sum);
      expect(countIn(sum)).toBe(one.length + other.length);
    }),
  );
});

test("a quantile lies within its error of the true one, and that is at most a twentieth of it", () => {
  fc.assert(
    fc.property(durations, fc.constantFrom(0.01, 0.5, 0.95, 1), (values, share) => {
      const found = quantile(counted(values), share);
      const sorted = [...values].sort((a, b) => a - b);
      const exact = sorted[Math.max(1, Math.ceil(share * values.length)) - 1] ?? 0;
      expect(Math.abs((found?.ms ?? Number.NaN) - exact)).toBeLessThanOrEqual(found?.error ?? 0);
      expect(found?.error ?? Number.NaN).toBeLessThanOrEqual(exact / 20);
    }),
  );
});

test("a higher share never took less", () => {
  fc.assert(
    fc.property(durations, (values) => {
      const buckets = counted(values);
      expect(quantile(buckets, 0.95)?.ms).toBeGreaterThanOrEqual(quantile(buckets, 0.5)?.ms ?? 0);
    }),
  );
});

test("nothing counted says nothing; ten minutes and more say only that", () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([0, 0], 0.5)).toBeNull();
  expect(quantile(counted([600_000]), 0.5)).toEqual({ ms: 600_000, error: Number.POSITIVE_INFINITY });
});

test("buckets come back from their text", () => {
  fc.assert(
    fc.property(durations, (values) => {
      expect(parseBuckets(bucketsText(counted(values)))).toEqual(counted(values));
    }),
  );
  expect(bucketsText([0, 0])).toBe("");
  expect(bucketsText([0, 0, 7, 0, 1, 0])).toBe("2,7,0,1");
  expect(parseBuckets("")).toEqual([]);
});

function counted(values: readonly number[]): Buckets {
  return merged(values.map((value) => oneBucket(bucketOf(value), 1)));
}
