"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { ActionState } from "#components/action-state.ts";
import { idle } from "#components/action-state.ts";
import { useFieldName } from "#components/assist/pin-place.ts";
import { useProblemWords } from "#components/invoices/use-problem-words.ts";
import { ErrorSummary, type FieldMessage } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { longestPin } from "#domain/assist.ts";
import { prepareNow } from "../../../actions.ts";

type ShownField = {
  readonly path: string;
  /** What stands there, masked; null where it is not shown. */
  readonly now: string | null;
};
type CorrectionFormProps = { assistId: string; invoiceKey: string; fields: readonly ShownField[] };

/** What is left empty stays as the merchant has it: nothing masked has to be typed again. */
export function CorrectionForm({ assistId, invoiceKey, fields }: CorrectionFormProps) {
  const t = useTranslations("assist.invoice.correction");
  const name = useFieldName();
  const [state, submit] = useActionState(prepareNow, idle);
  const messages = useMessages(state);
  const typed = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid gap-4">
      <ErrorSummary messages={messages} />
      <input type="hidden" name="assist" value={assistId} />
      <input type="hidden" name="key" value={invoiceKey} />
      {fields.map(({ path, now }) => (
        <TextInput
          key={path}
          name={`to.${path}`}
          label={name(path)}
          hint={now === null ? t("hidden") : now === "" ? t("blank") : t("now", { value: now })}
          error={messages.find(({ field }) => field === `to.${path}`)?.message}
          defaultValue={typed[`to.${path}`]}
          filter
          autoComplete="off"
        />
      ))}
      <TextInput
        name="words"
        id="correction-words"
        label={t("words")}
        error={messages.find(({ field }) => field === "correction-words")?.message}
        defaultValue={typed.words}
        autoComplete="off"
        maxLength={longestPin}
      />
      <div>
        <SubmitButton block="phone" pendingLabel={t("preparing")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}

/** Of a field of the invoice, what the merchant's own form would say; of the rest, the words of this room. */
function useMessages(state: ActionState<unknown>): readonly FieldMessage[] {
  const isOfRoom = ({ field }: { readonly field: string }) => field === "words";
  const ofRoom = state.status === "invalid" ? { ...state, problems: state.problems.filter(isOfRoom) } : state;
  const words = useFormWords(ofRoom, "assist", { words: "correction-words" }).all;
  const ofInvoice = useProblemWords();
  if (state.status !== "invalid") return words;
  const fields = state.problems.filter((problem) => !isOfRoom(problem));
  return [...fields.map((problem) => ({ field: `to.${problem.field}`, message: ofInvoice(problem) })), ...words];
}
