import { ChevronRight, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { TextInput } from "#components/ui/text-input.tsx";
import { AmountInput } from "./amount-input.tsx";
import type { FieldOf } from "./entry-values.ts";

type EntryLineProps = { field: FieldOf; index: number; nature: string; onRemove: () => void };

const folded = ["specification", "unit", "quantity", "unitPrice", "classification"] as const;

/** What the total rests on stands open; the rest unfolds, and does so by itself where something in it is wrong. */
export function EntryLine({ field, index, nature, onRemove }: EntryLineProps) {
  const t = useTranslations("invoice");
  const number = index + 1;
  const open = folded.some((name) => field(`lines.${index}.${name}`).error);
  return (
    <fieldset className="min-w-0 rounded-md border border-line p-3 mid:p-4">
      <legend className="sr-only">{t("entry.line", { number })}</legend>
      <input type="hidden" name={`lines.${index}.nature`} value={nature} />
      <div className="grid grid-cols-2 gap-x-4 gap-y-3 mid:grid-cols-12">
        <div className="col-span-2 mid:col-span-5">
          <TextInput {...field(`lines.${index}.name`)} label={t("lines.name")} required autoComplete="off" />
        </div>
        <div className="mid:col-span-2">
          <TextInput
            {...field(`lines.${index}.rate`)}
            label={t("lines.rate")}
            required
            placeholder={t("entry.hints.rate")}
            autoComplete="off"
          />
        </div>
        <div className="col-start-1 mid:col-span-2 mid:col-start-auto">
          <AmountInput {...field(`lines.${index}.amount`)} label={t("lines.amount")} required />
        </div>
        <div className="mid:col-span-2">
          <AmountInput {...field(`lines.${index}.tax`)} label={t("lines.tax")} required />
        </div>
        <div className="col-start-2 row-start-2 flex items-end justify-end mid:col-span-1 mid:col-start-auto mid:row-start-auto">
          <button
            type="submit"
            name="intent"
            value={`remove-line-${index}`}
            aria-label={t("entry.removeLineOf", { number })}
            title={t("entry.removeLine")}
            className="grid size-9 place-items-center rounded-md text-ink-faint hover:bg-sunken hover:text-returned coarse:size-11 [&_svg]:size-4"
            onClick={(event) => {
              event.preventDefault();
              onRemove();
            }}
          >
            <Trash2 aria-hidden />
          </button>
        </div>
      </div>
      <details open={open} className="group mt-2">
        <summary className="inline-flex min-h-6 list-none items-center gap-1 text-ink-soft coarse:min-h-11">
          <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
          {t("entry.lineMore")}
        </summary>
        <div className="mt-2 grid grid-cols-2 gap-x-4 gap-y-3 mid:grid-cols-12">
          <div className="mid:col-span-3">
            <TextInput {...field(`lines.${index}.specification`)} label={t("lines.specification")} autoComplete="off" />
          </div>
          <div className="mid:col-span-1">
            <TextInput {...field(`lines.${index}.unit`)} label={t("lines.unit")} autoComplete="off" />
          </div>
          <div className="mid:col-span-2">
            <AmountInput {...field(`lines.${index}.quantity`)} label={t("lines.quantity")} />
          </div>
          <div className="mid:col-span-3">
            <AmountInput {...field(`lines.${index}.unitPrice`)} label={t("lines.unitPrice")} />
          </div>
          <div className="col-span-2 mid:col-span-3">
            <TextInput
              {...field(`lines.${index}.classification`)}
              label={t("lines.classification")}
              inputMode="numeric"
              autoComplete="off"
            />
          </div>
        </div>
      </details>
    </fieldset>
  );
}
