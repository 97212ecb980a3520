"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useActionState, useRef } from "react";
import { type ActionState, idle, type Typed } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import type { Whereabouts } from "#domain/whereabouts.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import { ProofOfWork, type Widget } from "./proof-of-work.tsx";

/** With what was typed, so that it can be compared with the invoice once more. */
export type Asked = { readonly whereabouts: Whereabouts; readonly nonce: string; readonly typed: Typed };
type QuestionFormProps = { action: (before: ActionState<Asked>, form: FormData) => Promise<ActionState<Asked>> };

/** Three things off the invoice; with a script a piece of work goes with them, without one a few questions a day. */
export function QuestionForm({ action }: QuestionFormProps) {
  const t = useTranslations("check");
  const [state, submit] = useActionState<ActionState<Asked>, FormData>(action, idle);
  const widget = useRef<Widget>(null);
  const words = useFormWords(state, "check");
  const typed: Readonly<Record<string, string>> = "typed" in state ? state.typed : {};
  const shared = (name: string) => ({ name, error: words.of(name), defaultValue: typed[name], autoComplete: "off" });
  const without = <p>{t.rich("noScript", { link: (chunks) => <TextLink href={paths.contact}>{chunks}</TextLink> })}</p>;
  return (
    <div className="grid gap-6">
      {state.status === "done" ? <AnswerNotice whereabouts={state.whereabouts} key={state.nonce} /> : null}
      <form
        action={submit}
        onSubmit={(event) => workFirst(event, widget.current)}
        noValidate
        className="grid max-w-form gap-5"
      >
        <ErrorSummary key={words.all.map((one) => one.message).join()} title={t("form.failed")} messages={words.all} />
        <TextInput
          label={t("form.number")}
          hint={t("form.numberHint")}
          inputMode="numeric"
          maxLength={40}
          required
          {...shared("number")}
        />
        <TextInput
          label={t("form.code")}
          hint={t("form.codeHint")}
          inputMode="numeric"
          maxLength={24}
          {...shared("code")}
        />
        <TextInput
          type="date"
          label={t("form.issuedOn")}
          hint={t("form.issuedOnHint")}
          width={20}
          required
          {...shared("issuedOn")}
        />
        <TextInput
          label={t("form.total")}
          hint={t("form.totalHint")}
          inputMode="decimal"
          width={20}
          maxLength={30}
          required
          {...shared("total")}
        />
        {/* A proof opens once: each answer brings a new one. */}
        <ProofOfWork
          key={state.status === "done" ? state.nonce : JSON.stringify(state)}
          widget={widget}
          without={without}
        />
        <div>
          <SubmitButton block="phone" icon={<Search aria-hidden />} pendingLabel={t("form.pending")}>
            {t("form.submit")}
          </SubmitButton>
        </div>
      </form>
    </div>
  );
}

/** Whoever is quicker than the work waits for it; the widget fills its field a moment after it says that it is done. */
function workFirst(event: FormEvent<HTMLFormElement>, widget: Widget | null): void {
  const form = event.currentTarget;
  if (!widget || String(new FormData(form).get("proof") ?? "") !== "") return;
  event.preventDefault();
  const send = () => setTimeout(() => form.requestSubmit());
  if (widget.getState() === "verifying") widget.addEventListener("verified", send, { once: true });
  else void widget.verify().then((done) => done && send());
}
