"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";

type Made = { secret: string };
type TokenFormProps = {
  action: (before: ActionState<Made>, form: FormData) => Promise<ActionState<Made>>;
  scopes: readonly ("issued:write" | "missing:read")[];
  days: readonly ("0" | "30" | "90" | "365")[];
  /** Where the API is, for the example. */
  origin: string;
};

/** Makes a key and shows it, this once. */
export function TokenForm({ action, scopes, days, origin }: TokenFormProps) {
  const t = useTranslations("ledger.tokens");
  const [state, submit] = useActionState(action, idle);
  const words = useFormWords(state, "ledger");
  const typed = state.status === "invalid" || state.status === "refused" ? state.typed : {};
  const scopesError = words.of("scopes");
  return (
    <div className="grid gap-6">
      {state.status === "done" ? <MadeToken secret={state.secret} origin={origin} /> : null}
      <Section title={t("create.title")}>
        <form action={submit} noValidate className="grid max-w-form gap-5">
          <ErrorSummary key={words.all.map(({ message }) => message).join()} messages={words.all} />
          <TextInput
            name="name"
            label={t("create.name")}
            hint={t("create.nameHint")}
            error={words.of("name")}
            defaultValue={typed.name ?? ""}
            maxLength={60}
            autoComplete="off"
            width={28}
            required
          />
          <fieldset aria-describedby={scopesError ? "scopes-error" : undefined} className="grid gap-1">
            <legend className="mb-1 font-medium">{t("create.scopes")}</legend>
            {scopesError ? <FieldError id="scopes-error" message={scopesError} /> : null}
            {scopes.map((scope, index) => (
              <Checkbox
                key={scope}
                id={index === 0 ? "scopes" : `scope-${index}`}
                name="scope"
                value={scope}
                label={
                  <>
                    {t(`scopes.${scope}`)} <code className="text-xs text-ink-faint">{scope}</code>
                  </>
                }
                defaultChecked={index === 0}
              />
            ))}
          </fieldset>
          <Select
            name="days"
            label={t("create.days")}
            required
            choices={days.map((value) => ({ value, label: t(`create.dayChoices.${value}`) }))}
            defaultValue={typed.days ?? days[0]}
          />
          <div>
            <SubmitButton block="phone" pendingLabel={t("create.pending")}>
              {t("create.submit")}
            </SubmitButton>
          </div>
        </form>
      </Section>
    </div>
  );
}

function MadeToken({ secret, origin }: Made & { origin: string }) {
  const t = useTranslations("ledger.tokens.made");
  return (
    <Callout kind="success" live title={t("title")}>
      <div className="grid gap-3">
        <p>{t("text")}</p>
        <p className="flex items-center gap-2">
          <code id="token-secret" className="break-all select-all">
            {secret}
          </code>
          <CopyButton text={secret} label={t("copy")} doneLabel={t("copied")} />
        </p>
        <div>
          <p className="font-medium">{t("example")}</p>
          <pre className="overflow-x-auto rounded-md bg-sunken p-3 text-xs">
            {`curl ${origin}/api/v1/issued \\
  -H "Authorization: Bearer ${secret}" \\
  -H "Content-Type: application/json" \\
  -d @invoices.json`}
          </pre>
        </div>
      </div>
    </Callout>
  );
}
