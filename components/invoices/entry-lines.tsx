import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Control, useFieldArray } from "react-hook-form";
import { Button } from "#components/ui/button.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { blankLine } from "./entry-fields.ts";
import { EntryLine } from "./entry-line.tsx";
import type { EntryValues, FieldOf } from "./entry-values.ts";

type EntryLinesProps = { field: FieldOf; control: Control<EntryValues>; error: string | undefined };

/** The lines of the invoice. Without a script the buttons post the form, which comes back with a line more or less. */
export function EntryLines({ field, control, error }: EntryLinesProps) {
  const t = useTranslations("invoice");
  const { fields, append, remove } = useFieldArray({ control, name: "lines" });
  return (
    <fieldset id="lines" tabIndex={-1} data-assist="lines" className="min-w-0 border-t border-line pt-5 outline-none">
      <legend className="float-start w-full text-base font-semibold">{t("entry.sections.lines")}</legend>
      <div className="clear-both grid gap-3 pt-3">
        {error ? <FieldError id="lines-error" message={error} /> : null}
        {fields.map((line, index) => (
          <EntryLine key={line.id} field={field} index={index} nature={line.nature} onRemove={() => remove(index)} />
        ))}
        <div>
          <Button
            type="submit"
            name="intent"
            value="add-line"
            size="small"
            icon={<Plus aria-hidden />}
            onClick={(event) => {
              event.preventDefault();
              append(blankLine, { focusName: `lines.${fields.length}.name` });
            }}
          >
            {t("entry.addLine")}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
