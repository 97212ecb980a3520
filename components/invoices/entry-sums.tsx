import { useTranslations } from "next-intl";
import { AmountInput } from "./amount-input.tsx";
import { EntrySection } from "./entry-section.tsx";
import type { FieldOf } from "./entry-values.ts";

const sums = ["amount", "tax", "total"] as const;

export function EntrySums({ field }: { field: FieldOf }) {
  const t = useTranslations("invoice");
  return (
    <EntrySection title={t("entry.sections.sums")} hint={t("entry.hints.sums")}>
      {sums.map((name) => (
        <div key={name} className="mid:col-span-2">
          <AmountInput {...field(name)} label={t(`fields.${name}`)} required />
        </div>
      ))}
    </EntrySection>
  );
}
