"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { PinFields } from "#components/assist/pin-fields.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { rowFields } from "#domain/assist.ts";
import { pinRowNow } from "../actions.ts";

type RowPinFormProps = { assistId: string; batches: readonly { readonly id: string; readonly fileName: string }[] };

/** Words at a row of a file, or at one field of it. */
export function RowPinForm({ assistId, batches }: RowPinFormProps) {
  const t = useTranslations("assist.desk.rows");
  const [state, submit] = useActionState(pinRowNow, idle);
  const words = useFormWords(state, "assist", { words: "row-words" });
  const typed = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid max-w-prose gap-4">
      <ErrorSummary messages={words.all} />
      <input type="hidden" name="assist" value={assistId} />
      <Select
        name="batch"
        label={t("file")}
        required
        defaultValue={typed.batch}
        choices={batches.map(({ id, fileName }) => ({ value: id, label: fileName }))}
      />
      <TextInput
        name="row"
        id="subject"
        label={t("row")}
        hint={t("rowHint")}
        error={words.of("subject")}
        defaultValue={typed.row}
        required
        inputMode="numeric"
        autoComplete="off"
        width={8}
      />
      <PinFields fields={rowFields} typed={typed} wordsId="row-words" error={words.of("words")} />
    </form>
  );
}
