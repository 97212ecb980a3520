"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import { publishNow } from "../actions.ts";

/** From draft to published; what it still lacks is named, field by field. */
export function PublishForm({ incidentId }: { incidentId: string }) {
  const t = useTranslations("incidents");
  const [state, submit] = useActionState(publishNow, idle);
  const words = useFormWords(state, "incidents");
  const lacking = words.all.map(({ field, message }) => ({
    message: field ? `${nameOf(field)}：${message}` : message,
  }));
  return (
    <form action={submit} className="grid max-w-prose gap-4">
      <ErrorSummary key={lacking.map((one) => one.message).join()} title={t("ops.update.failed")} messages={lacking} />
      {state.status === "invalid" ? (
        <p>
          <TextLink href={paths.opsIncidentDraft(incidentId)}>{t("ops.edit")}</TextLink>
        </p>
      ) : null}
      <input type="hidden" name="incidentId" value={incidentId} />
      <p className="text-ink-soft">{t("ops.publish.text")}</p>
      <div>
        <SubmitButton block="phone" pendingLabel={t("ops.publish.pending")}>
          {t("ops.publish.submit")}
        </SubmitButton>
      </div>
    </form>
  );

  function nameOf(field: string): string {
    const [locale, part] = field.split(".");
    if (part === undefined) return t("ops.form.nextUpdateAt");
    const language = t(locale === "en" ? "ops.form.english" : "ops.form.chinese");
    return `${language} · ${t(`parts.${part as "title"}`)}`;
  }
}
