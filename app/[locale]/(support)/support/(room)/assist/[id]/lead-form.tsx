"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { longestMark } from "#domain/assist.ts";
import { leadPages, subjectOfPage } from "#domain/assist-target.ts";
import { leadNow } from "../actions.ts";

/** “Go there”: the merchant is offered the way. */
export function LeadForm({ assistId }: { assistId: string }) {
  const t = useTranslations("assist");
  const [state, submit] = useActionState(leadNow, idle);
  const words = useFormWords(state, "assist", { words: "lead-words" });
  const typed = "typed" in state ? state.typed : {};
  return (
    <form action={submit} noValidate className="grid gap-4">
      <ErrorSummary messages={words.all} />
      <input type="hidden" name="assist" value={assistId} />
      <Select
        name="page"
        label={t("desk.lead.page")}
        error={words.of("page")}
        required
        emptyLabel={t("desk.lead.choose")}
        defaultValue={typed.page ?? ""}
        choices={leadPages.map((page) => ({
          value: page,
          label: subjectOfPage[page] ? t("desk.lead.one", { page: t(`pages.${page}`) }) : t(`pages.${page}`),
        }))}
      />
      <TextInput
        name="subject"
        label={t("desk.lead.subject")}
        hint={t("desk.lead.subjectHint")}
        error={words.of("subject")}
        defaultValue={typed.subject}
        autoComplete="off"
        maxLength={60}
      />
      <TextInput
        name="words"
        id="lead-words"
        label={t("desk.lead.words")}
        error={words.of("words")}
        defaultValue={typed.words}
        autoComplete="off"
        maxLength={longestMark}
      />
      <div>
        <SubmitButton look="secondary" block="phone" pendingLabel={t("desk.lead.leading")}>
          {t("desk.lead.submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
