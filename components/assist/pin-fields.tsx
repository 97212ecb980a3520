import { useTranslations } from "next-intl";
import type { Typed } from "#components/action-state.ts";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { longestPin } from "#domain/assist.ts";
import { useFieldName } from "./pin-place.ts";

type PinFieldsProps = {
  /** What a pin can be at, by path. */
  fields: readonly string[];
  typed: Partial<Typed>;
  wordsId: string;
  error: string | undefined;
};

/** Of a form that leaves a pin: at which field, the words, and the button. */
export function PinFields({ fields, typed, wordsId, error }: PinFieldsProps) {
  const t = useTranslations("assist.desk.pin");
  const name = useFieldName();
  return (
    <>
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
        id={wordsId}
        label={t("words")}
        error={error}
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
    </>
  );
}
