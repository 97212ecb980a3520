/**
 * Durations counted in buckets that grow by a tenth, so that hours can be added up and still say how long most took:
 * `buckets[i]` is how many lay in bucket i, empty ones at the end left out.
 */
export type Buckets = readonly number[];

/** A quantile in ms, and how far at most it lies beside the true one. */
export type Quantile = { readonly ms: number; readonly error: number };

const longestMs = 600_000;

/**
 * Where the buckets begin, in whole ms: bucket 0 is less than the first, bucket i lies from `bucketStarts[i - 1]` to
 * below `bucketStarts[i]`, as `width_bucket(ms, array)` of PostgreSQL counts. Ten minutes and more are one bucket.
 */
export const bucketStarts: readonly number[] = startsUpTo(longestMs);

export function bucketOf(ms: number): number {
  let [low, high] = [0, bucketStarts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bucketStarts[middle] ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Adds up: of nothing it is nothing. */
export function merged(many: readonly Buckets[]): number[] {
  const sum = Array.from({ length: Math.max(0, ...many.map(({ length }) => length)) }, () => 0);
  for (const buckets of many)
    for (let bucket = 0; bucket < buckets.length; bucket++) sum[bucket] = (sum[bucket] ?? 0) + (buckets[bucket] ?? 0);
  return sum;
}

/** So many durations of one bucket, and none besides. */
export function oneBucket(bucket: number, count: number): number[] {
  const buckets = Array.from({ length: bucket + 1 }, () => 0);
  buckets[bucket] = count;
  return buckets;
}

/** To be kept: the first bucket that is not empty, then the counts from there on, `35,12,0,40`; nothing is an empty text. */
export function bucketsText(buckets: Buckets): string {
  const first = buckets.findIndex((count) => count > 0);
  return first === -1 ? "" : [first, ...buckets.slice(first, buckets.findLastIndex((count) => count > 0) + 1)].join();
}

/** Reads figure by figure: a month of hours holds half a million of them. */
export function parseBuckets(text: string): number[] {
  const buckets: number[] = [];
  let figure = 0;
  let isFirst = true;
  for (let index = 0; index <= text.length && text !== ""; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit >= 0 && digit <= 9) {
      figure = figure * 10 + digit;
      continue;
    }
    if (isFirst) for (let bucket = 0; bucket < figure; bucket++) buckets.push(0);
    else buckets.push(figure);
    figure = 0;
    isFirst = false;
  }
  return buckets;
}

export function countIn(buckets: Buckets): number {
  return buckets.reduce((sum, count) => sum + count, 0);
}

/**
 * The duration that a share of all did not exceed (nearest rank), as the middle of its bucket; null where nothing was
 * counted. The error is half the bucket: up to 20 ms none, above it at most a twentieth, beyond ten minutes unknown.
 */
export function quantile(buckets: Buckets, share: number): Quantile | null {
  const total = countIn(buckets);
  if (total === 0) return null;
  let left = Math.max(1, Math.ceil(share * total));
  const bucket = buckets.findIndex((count) => {
    left -= count;
    return left <= 0;
  });
  return middleOf(bucket);
}

/** The last and the first whole ms of a bucket, and what lies between them. */
function middleOf(bucket: number): Quantile {
  const first = bucket === 0 ? 0 : (bucketStarts[bucket - 1] ?? longestMs);
  const end = bucketStarts[bucket];
  if (end === undefined) return { ms: longestMs, error: Number.POSITIVE_INFINITY };
  const error = (end - 1 - first) / 2;
  return { ms: first + error, error };
}

function startsUpTo(longest: number): number[] {
  const starts = [1];
  for (let last = 1; last < longest; ) {
    last = Math.min(longest, last + Math.max(1, Math.floor(last / 10)));
    starts.push(last);
  }
  return starts;
}
