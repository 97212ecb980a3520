import { useTranslations } from "next-intl";
import { Select } from "#components/ui/select.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { InvoiceKind } from "#domain/invoice-kind.ts";
import { EntrySection } from "./entry-section.tsx";
import type { EntryValues, FieldOf } from "./entry-values.ts";

type EntryIdentityProps = { field: FieldOf; kinds: readonly InvoiceKind[]; values: EntryValues };

/** Which invoice it is. A kind there is no way for stays to be seen, where the invoice has it. */
export function EntryIdentity({ field, kinds, values: { kind, code, checkCode, paperNumber } }: EntryIdentityProps) {
  const t = useTranslations("invoice");
  const shown = kind === "" || kinds.includes(kind) ? kinds : [...kinds, kind];
  const withCode = [code, checkCode, paperNumber].some((text) => text !== "") || field("code").error !== undefined;
  return (
    <EntrySection title={t("entry.sections.identity")}>
      <div className="mid:col-span-3">
        <Select
          {...field("kind")}
          label={t("fields.kind")}
          required
          emptyLabel={t("entry.kindChoose")}
          choices={shown.map((value) => ({ value, label: t(`kindNames.${value}`) }))}
        />
      </div>
      <div className="mid:col-span-3">
        <TextInput
          {...field("number")}
          label={t("fields.number")}
          required
          inputMode="numeric"
          autoComplete="off"
          placeholder={t("entry.hints.number")}
        />
      </div>
      <div className="mid:col-span-3">
        <TextInput
          {...field("issuedOn")}
          label={t("fields.issuedOn")}
          required
          autoComplete="off"
          placeholder={t("entry.hints.issuedOn")}
          width={20}
        />
      </div>
      <input type="hidden" {...hidden(field, "issuedTime")} />
      {withCode ? (
        <>
          <div className="mid:col-span-2 mid:col-start-1">
            <TextInput {...field("code")} label={t("fields.code")} inputMode="numeric" autoComplete="off" />
          </div>
          <div className="mid:col-span-2">
            <TextInput
              {...field("paperNumber")}
              label={t("fields.paperNumber")}
              inputMode="numeric"
              autoComplete="off"
            />
          </div>
          <div className="mid:col-span-2">
            <TextInput {...field("checkCode")} label={t("fields.checkCode")} inputMode="numeric" autoComplete="off" />
          </div>
        </>
      ) : null}
    </EntrySection>
  );
}

function hidden(field: FieldOf, path: Parameters<FieldOf>[0]) {
  const { error: _error, hint: _hint, ...control } = field(path);
  return control;
}
