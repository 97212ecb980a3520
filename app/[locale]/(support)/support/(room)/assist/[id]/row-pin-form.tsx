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
import { longestPin, rowFields } from "#domain/assist.ts";
import { pinRowNow } from "../actions.ts";

type RowPinFormProps = { assistId: string; batches: readonly { readonly id: string; readonly fileName: string }[] };

/** Words at a row of a file, or at one field of it. */
export function RowPinForm({ assistId, batches }: RowPinFormProps) {
  const t = useTranslations("assist.desk");
  const name = useFieldName();
  const [state, submit] = useActionState(pinRowNow, idle);
  const words = useFormWords(state, "assist");
  const typed = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid max-w-prose gap-4">
      <ErrorSummary messages={words.all.map((one) => (one.field === "words" ? { ...one, field: "row-words" } : one))} />
      <input type="hidden" name="assist" value={assistId} />
      <Select
        name="batch"
        label={t("rows.file")}
        required
        defaultValue={typed.batch}
        choices={batches.map(({ id, fileName }) => ({ value: id, label: fileName }))}
      />
      <TextInput
        name="row"
        id="subject"
        label={t("rows.row")}
        hint={t("rows.rowHint")}
        error={words.of("subject")}
        defaultValue={typed.row}
        required
        inputMode="numeric"
        autoComplete="off"
        width={8}
      />
      <Select
        name="field"
        label={t("pin.field")}
        filter
        emptyLabel={t("pin.whole")}
        defaultValue={typed.field}
        choices={rowFields.map((field) => ({ value: field, label: name(field) }))}
      />
      <TextInput
        name="words"
        id="row-words"
        label={t("pin.words")}
        error={words.of("words")}
        defaultValue={typed.words}
        required
        autoComplete="off"
        maxLength={longestPin}
      />
      <div>
        <SubmitButton look="secondary" block="phone" pendingLabel={t("pin.pinning")}>
          {t("pin.submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
