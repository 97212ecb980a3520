import { useTranslations } from "next-intl";
import { FieldError } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { EntrySection } from "./entry-section.tsx";
import type { FieldOf } from "./entry-values.ts";

/** The buyer is typed; the seller is the merchant. A file that names another seller says so, and cannot be sent here. */
export function EntryParties({ field }: { field: FieldOf }) {
  const t = useTranslations("invoice");
  return (
    <EntrySection title={t("entry.sections.parties")}>
      <div className="mid:col-span-3">
        <TextInput {...field("buyer.name")} label={t("fields.buyer.name")} required autoComplete="off" />
      </div>
      <div className="mid:col-span-3">
        <TextInput
          {...field("buyer.taxpayerId")}
          label={t("fields.buyer.taxpayerId")}
          placeholder={t("entry.hints.buyerId")}
          autoComplete="off"
          autoCapitalize="characters"
        />
      </div>
      <Seller field={field} />
    </EntrySection>
  );
}

function Seller({ field }: { field: FieldOf }) {
  const t = useTranslations("invoice");
  const { error: nameError, hint: _nameHint, ...name } = field("seller.name");
  const { error: idError, hint: _idHint, ...id } = field("seller.taxpayerId");
  const error = idError ?? nameError;
  return (
    <div id="seller.taxpayerId" tabIndex={-1} className="outline-none mid:col-span-6">
      <p className="font-medium">{t("seller")}</p>
      {error ? <FieldError id="seller-error" message={error} /> : null}
      <p className="text-ink-soft">
        {name.defaultValue} <span className="figures ms-2">{id.defaultValue}</span>
      </p>
      <input type="hidden" {...name} />
      <input type="hidden" {...id} />
    </div>
  );
}
