import type { InvoiceKey } from "./invoice.ts";

/** The number as it is read from paper, out of the key: 20 digits of a 数电票, or code and 8 digits (`invoiceKey`). */
export function identityOf(key: InvoiceKey): { number: string; code: string | null } {
  const digital = key.length === 20 && !/^[01]/.test(key);
  return digital ? { number: key, code: null } : { number: key.slice(-8), code: key.slice(0, -8) };
}
