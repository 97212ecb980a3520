import { toNestErrors } from "@hookform/resolvers";
import { zodResolver } from "@hookform/resolvers/zod";
import type { FieldError, FieldErrors, Resolver } from "react-hook-form";
import { z } from "zod";
import { type CheckGround, checkInvoice } from "#domain/check-invoice.ts";
import { type Invoice, type InvoiceText, invoiceSchema } from "#domain/invoice.ts";
import { isRejecting, type Problem } from "#domain/problem.ts";
import { draftOf, type EntryValues } from "./entry-values.ts";
import { mendEntry } from "./mend-entry.ts";

// Without it zod tries whether it may write functions, and our content security policy complains in the console.
z.config({ jitless: true });

const parse = zodResolver(invoiceSchema);

/** The one schema and the one set of checks, while the form is still in the browser; warnings wait for the next page. */
export function entryResolver(ground: CheckGround): Resolver<EntryValues> {
  return async (values, context, options) => {
    const parsed = await parse(mendEntry(draftOf(values)) as InvoiceText, context, options as never);
    if (Object.keys(parsed.errors).length > 0) return { values: {}, errors: parsed.errors as FieldErrors<EntryValues> };
    const rejected = checkInvoice(parsed.values as Invoice, ground).filter(isRejecting);
    if (rejected.length === 0) return { values, errors: {} };
    return { values: {}, errors: toNestErrors(Object.fromEntries(rejected.map(asError)), options) };
  };
}

function asError({ field, code, facts }: Problem): [string, FieldError] {
  return [field, { type: "custom", message: code, types: { ...facts } }];
}
