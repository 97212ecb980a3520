/** The id of a row as an address or a form says it; null for what is none, also for one that is too long to be one. */
export function rowIdIn(text = ""): bigint | null {
  return /^\d{1,18}$/.test(text) ? BigInt(text) : null;
}
