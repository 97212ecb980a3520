import { type InvoiceKind, invoiceKindCodes, invoiceKinds } from "#domain/invoice-kind.ts";

/** Whether invoices of this kind are known by 20 digits; those of 税控 go by code and number. */
export function isDigitalKind(kind: InvoiceKind): boolean {
  return invoiceKinds[kind].identity !== "code-and-number";
}

/** The kinds of 税控. */
export const codedKinds: readonly InvoiceKind[] = invoiceKindCodes.filter((kind) => !isDigitalKind(kind));

/** The two parts of a 税控 invoice's key; of any other the code is empty. */
export function codeAndNumber(key: string): { readonly code: string; readonly number: string } {
  const isDigital = key.length === 20 && !/^[01]/.test(key);
  return isDigital ? { code: "", number: key } : { code: key.slice(0, -8), number: key.slice(-8) };
}
