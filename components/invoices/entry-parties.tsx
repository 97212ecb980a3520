import { useTranslations } from "next-intl";
import { TextInput } from "#components/ui/text-input.tsx";
import type { FieldOf } from "./entry-form.tsx";
import { EntrySection } from "./entry-section.tsx";

/** The seller is the merchant; a file that names another can be seen, and says so. */
export function EntryParties({ field }: { field: FieldOf }) {
  const t = useTranslations("invoice");
  return (
    <EntrySection title={t("entry.sections.parties")}>
      <div className="mid:col-span-3">
        <TextInput {...field("buyer.name")} label={t("fields.buyer.name")} required autoComplete="off" />
      </div>
      <div className="mid:col-span-3">
        <TextInput {...field("buyer.taxpayerId")} label={t("fields.buyer.taxpayerId")} placeholder={t("entry.hints.buyerId")} autoComplete="off" autoCapitalize="characters" />
      </div>
      <div className="mid:col-span-3">
        <TextInput {...field("seller.name")} label={t("fields.seller.name")} required readOnly />
      </div>
      <div className="mid:col-span-3">
        <TextInput {...field("seller.taxpayerId")} label={t("fields.seller.taxpayerId")} required readOnly />
      </div>
    </EntrySection>
  );
}
