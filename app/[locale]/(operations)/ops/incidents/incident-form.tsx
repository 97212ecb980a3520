"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { type FormWords, useFormWords } from "#components/use-form-words.ts";
import { bodyParts, type IncidentLocale, incidentKinds, incidentScopes } from "#domain/incident.ts";
import { writeDraftNow } from "./actions.ts";

type IncidentFormProps = {
  /** The draft that is changed; empty for a new one. */
  incidentId: string;
  ways: readonly ("leqi" | "baiwang" | "package")[];
  /** By the names of the fields. */
  initial: Readonly<Record<string, string>>;
};

/** What happened, for whom, until when, in both languages. */
export function IncidentForm({ incidentId, ways, initial }: IncidentFormProps) {
  const t = useTranslations("incidents");
  const [state, submit] = useActionState(writeDraftNow, idle);
  const words = useFormWords(state, "incidents");
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : initial;
  const form = { typed, words };
  return (
    <form action={submit} noValidate className="grid max-w-prose gap-8">
      <ErrorSummary
        key={words.all.map((one) => one.message).join()}
        title={t("ops.form.failed")}
        messages={words.all}
      />
      <input type="hidden" name="incidentId" value={incidentId} />
      <div key={JSON.stringify(typed)} className="grid gap-6">
        <RadioGroup
          name="kind"
          label={t("ops.form.kind")}
          choices={incidentKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          defaultValue={typed.kind}
        />
        <RadioGroup
          name="scope"
          label={t("ops.form.scope")}
          choices={incidentScopes.map((scope) => ({ value: scope, label: t(`scopes.${scope}`) }))}
          defaultValue={typed.scope}
        />
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-medium">{t("ops.form.ways")}</legend>
          <p className="text-ink-soft">{t("ops.form.waysHint")}</p>
          {ways.map((way, index) => (
            <Checkbox
              key={way}
              name={`way.${way}`}
              id={index === 0 ? "ways" : undefined}
              label={t(`ways.${way}`)}
              error={index === 0 ? words.of("ways") : undefined}
              defaultChecked={typed[`way.${way}`] !== undefined}
            />
          ))}
        </fieldset>
        <TextArea
          name="merchants"
          label={t("ops.form.merchants")}
          hint={t("ops.form.mostHint")}
          error={words.of("merchants")}
          defaultValue={typed.merchants}
          rows={2}
          spellCheck={false}
        />
        <div className="grid gap-6 mid:grid-cols-3">
          <Moment name="beganAt" label={t("ops.form.beganAt")} hint={t("ops.form.momentHint")} required {...form} />
          <Moment name="expectedEnd" label={t("ops.form.expectedEnd")} hint={t("ops.form.momentHint")} {...form} />
          <Moment name="nextUpdateAt" label={t("ops.form.nextUpdateAt")} hint={t("ops.form.nextHint")} {...form} />
        </div>
        <fieldset className="grid gap-3">
          <legend className="mb-1 font-medium">{t("ops.form.movesDue")}</legend>
          <p className="text-ink-soft">{t("ops.form.movesDueText")}</p>
          <div className="grid gap-6 mid:grid-cols-2">
            <Moment name="movesDueFrom" type="date" label={t("ops.form.movesDueFrom")} {...form} />
            <Moment name="movesDueTo" type="date" label={t("ops.form.movesDueTo")} {...form} />
          </div>
        </fieldset>
        <WordsOf locale="zh-CN" title={t("ops.form.chinese")} {...form} />
        <WordsOf locale="en" title={t("ops.form.english")} hint={t("ops.form.englishHint")} {...form} />
      </div>
      <div>
        <SubmitButton block="phone" pendingLabel={t("ops.form.saving")}>
          {t("ops.form.save")}
        </SubmitButton>
      </div>
    </form>
  );
}

type FormParts = { typed: Readonly<Record<string, string>>; words: FormWords };
type MomentProps = FormParts & { name: string; label: string; hint?: string; type?: "date"; required?: boolean };

function Moment({ name, label, hint, type, required, typed, words }: MomentProps) {
  return (
    <TextInput
      name={name}
      type={type ?? "datetime-local"}
      label={label}
      hint={hint}
      error={words.of(name)}
      defaultValue={typed[name]}
      required={required}
    />
  );
}

type WordsOfProps = FormParts & { locale: IncidentLocale; title: string; hint?: string };

function WordsOf({ locale, title, hint, typed, words }: WordsOfProps) {
  const t = useTranslations("incidents.parts");
  const shared = (name: string) => ({ name, lang: locale, error: words.of(name), defaultValue: typed[name] });
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4">
      <legend className="float-start mb-2 text-base font-medium">{title}</legend>
      {hint ? <p className="text-ink-soft">{hint}</p> : null}
      <TextInput label={t("title")} required {...shared(`${locale}.title`)} />
      {bodyParts.map((part) => (
        <TextArea key={part} label={t(part)} rows={3} required {...shared(`${locale}.${part}`)} />
      ))}
    </fieldset>
  );
}
