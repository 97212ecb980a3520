import { type Fen, magnitude } from "./money.ts";

/** Quantity × unit price in fen, rounded half up; null where one of them is no plain decimal. */
export function priceOf(quantity: string, unitPrice: string): Fen | null {
  const one = parseDecimal(quantity);
  const other = parseDecimal(unitPrice);
  if (!one || !other) return null;
  const product = one.digits * other.digits * 100n;
  const unit = 10n ** BigInt(one.decimals + other.decimals);
  const rounded = (magnitude(product) + unit / 2n) / unit;
  return product < 0n ? -rounded : rounded;
}

function parseDecimal(text: string): { readonly digits: bigint; readonly decimals: number } | null {
  const [, sign = "", whole = "", decimals = ""] = /^(-?)(\d{1,20})(?:\.(\d{1,13}))?$/.exec(text) ?? [];
  if (whole === "") return null;
  return { digits: BigInt(`${sign}${whole}${decimals}`), decimals: decimals.length };
}
