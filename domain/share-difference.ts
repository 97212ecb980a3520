/** So many of all. */
export type Share = { readonly count: number; readonly total: number };

/** How a share moved, after minus before, with the interval it lies in at 95 %. */
export type ShareDifference = {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Nought lies outside the interval: it is hardly chance. */
  readonly certain: boolean;
};

/** The 97.5 % point of the normal distribution. */
const z = 1.959964;

/**
 * Two shares compared by Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, method 10): true for few and
 * for none, where the textbook's interval is too narrow. Null while one of the two has counted nothing.
 */
export function compareShares(before: Share, after: Share): ShareDifference | null {
  if (before.total === 0 || after.total === 0) return null;
  const [one, other] = [scoreInterval(before), scoreInterval(after)];
  const difference = other.share - one.share;
  const low = difference - Math.hypot(other.share - other.low, one.high - one.share);
  const high = difference + Math.hypot(other.high - other.share, one.share - one.low);
  return { before: one.share, after: other.share, difference, low, high, certain: low > 0 || high < 0 };
}

/** Wilson's interval of one share at 95 %; of nothing counted it is not a number. */
export function scoreInterval({ count, total }: Share): { share: number; low: number; high: number } {
  const share = count / total;
  const width = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const middle = share + (z * z) / (2 * total);
  const scale = 1 + (z * z) / total;
  return { share, low: Math.max(0, (middle - width) / scale), high: Math.min(1, (middle + width) / scale) };
}
