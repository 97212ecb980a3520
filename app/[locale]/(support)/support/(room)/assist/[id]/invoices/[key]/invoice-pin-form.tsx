"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { useFieldName } from "#components/assist/pin-place.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { longestPin } from "#domain/assist.ts";
import { pinInvoiceNow } from "../../../actions.ts";

type InvoicePinFormProps = { assistId: string; invoiceKey: string; fields: readonly string[] };

export function InvoicePinForm({ assistId, invoiceKey, fields }: InvoicePinFormProps) {
  const t = useTranslations("assist.desk.pin");
  const name = useFieldName();
  const [state, submit] = useActionState(pinInvoiceNow, idle);
  const words = useFormWords(state, "assist");
  const typed = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid gap-4">
      <ErrorSummary messages={words.all} />
      <input type="hidden" name="assist" value={assistId} />
      <input type="hidden" name="key" value={invoiceKey} />
      <Select
        name="field"
        label={t("field")}
        filter
        emptyLabel={t("whole")}
        defaultValue={typed.field}
        choices={fields.map((field) => ({ value: field, label: name(field) }))}
      />
      <TextInput
        name="words"
        label={t("words")}
        error={words.of("words")}
        defaultValue={typed.words}
        required
        autoComplete="off"
        maxLength={longestPin}
      />
      <div>
        <SubmitButton look="secondary" block="phone" pendingLabel={t("pinning")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
