"use client";

import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { PinFields } from "#components/assist/pin-fields.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { pinInvoiceNow } from "../../../actions.ts";

type InvoicePinFormProps = { assistId: string; invoiceKey: string; fields: readonly string[] };

export function InvoicePinForm({ assistId, invoiceKey, fields }: InvoicePinFormProps) {
  const [state, submit] = useActionState(pinInvoiceNow, idle);
  const words = useFormWords(state, "assist");
  const typed = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid gap-4">
      <ErrorSummary messages={words.all} />
      <input type="hidden" name="assist" value={assistId} />
      <input type="hidden" name="key" value={invoiceKey} />
      <PinFields fields={fields} typed={typed} wordsId="words" error={words.of("words")} />
    </form>
  );
}
