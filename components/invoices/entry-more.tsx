import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { type InvoiceKind, invoiceKinds } from "#domain/invoice-kind.ts";
import type { EntryValues, FieldOf } from "./entry-values.ts";

const redFields = ["blueNumber", "confirmationNumber", "confirmationId"] as const;
const folded = [
  "voidedAt",
  "drawer",
  "remark",
  "red.blueNumber",
  "red.confirmationNumber",
  "red.confirmationId",
] as const;

/** What few invoices have; open where this one does, or where something is said of it. */
export function EntryMore({ field, values }: { field: FieldOf; values: EntryValues }) {
  const t = useTranslations("invoice");
  const open =
    values.remark !== "" ||
    Boolean(values.voidedAt) ||
    Object.values(values.red).some(Boolean) ||
    folded.some((path) => field(path).error ?? field(path).hint);
  return (
    <details open={open} className="group border-t border-line pt-5">
      <summary className="flex min-h-6 list-none items-center gap-1 text-base font-semibold coarse:min-h-11">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {t("entry.sections.more")}
      </summary>
      <div className="grid grid-cols-1 gap-x-6 gap-y-4 pt-3 mid:grid-cols-6">
        <div className="mid:col-span-6">
          <TextArea {...field("remark")} label={t("fields.remark")} rows={2} />
        </div>
        <div className="mid:col-span-2">
          <TextInput {...field("drawer")} label={t("fields.drawer")} autoComplete="off" />
        </div>
        <fieldset className="grid grid-cols-1 gap-4 mid:col-span-6 mid:grid-cols-6 mid:gap-x-6">
          <legend className="mb-3 font-medium">
            {t("entry.sections.red")}
            <span className="ms-2 font-normal text-ink-soft">{t("entry.hints.red")}</span>
          </legend>
          {redFields.map((name) => (
            <div key={name} className="mid:col-span-2">
              <TextInput {...field(`red.${name}`)} label={t(`fields.red.${name}`)} autoComplete="off" />
            </div>
          ))}
        </fieldset>
        {mayBeVoided(values.kind) || values.voidedAt ? (
          <fieldset className="grid grid-cols-1 gap-4 mid:col-span-6 mid:grid-cols-6 mid:gap-x-6">
            <legend className="mb-3 font-medium">
              {t("entry.sections.voided")}
              <span className="ms-2 font-normal text-ink-soft">{t("entry.hints.voided")}</span>
            </legend>
            <div className="mid:col-span-2">
              <TextInput
                {...field("voidedAt")}
                label={t("fields.voidedAt")}
                autoComplete="off"
                placeholder={t("entry.hints.issuedOn")}
              />
            </div>
          </fieldset>
        ) : null}
      </div>
    </details>
  );
}

/** Invoices of a tax-control device; one whose kind is still to be chosen may come to be one. */
function mayBeVoided(kind: InvoiceKind | ""): boolean {
  return kind === "" || invoiceKinds[kind].identity === "code-and-number";
}
