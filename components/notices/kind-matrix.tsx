"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import type { Choices } from "#server/notices/list-choices.ts";

type KindMatrixProps = {
  choices: Choices;
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
};

/** What goes where: a row for each kind, a column for each address; the inbox has all of it. */
export function KindMatrix({ choices: { kinds, recipients }, action }: KindMatrixProps) {
  const t = useTranslations("notices.choices");
  const names = useTranslations("notices.outbox.kinds");
  const [state, submit] = useActionState(action, idle);
  const words = useFormWords(state, "notices");
  return (
    <form action={submit} className="grid gap-4">
      <ErrorSummary key={words.all.map(({ message }) => message).join()} messages={words.all} />
      {recipients.map(({ id }) => (
        <input key={id} type="hidden" name="recipient" value={id} />
      ))}
      <Table caption={t("caption")}>
        <TableHead>
          <HeaderCell>{t("kind")}</HeaderCell>
          <HeaderCell>{t("inbox")}</HeaderCell>
          {recipients.map(({ id, shown }) => (
            <HeaderCell key={id}>
              <span className="break-all">{shown}</span>
            </HeaderCell>
          ))}
        </TableHead>
        <tbody>
          {kinds.map((kind, row) => (
            <tr key={kind}>
              <Cell card="title" heading>
                {names(kind)}
              </Cell>
              <Cell card="labelled" label={t("inbox")}>
                <span className="inline-flex items-center gap-1 text-ink-soft">
                  <Check aria-hidden className="size-4" />
                  {t("always")}
                </span>
              </Cell>
              {recipients.map(({ id, shown, wants }) => (
                <Cell key={id} card="labelled" label={shown}>
                  <label className="inline-grid min-h-6 min-w-6 place-items-center coarse:min-h-11 coarse:min-w-11">
                    <span className="sr-only">{t("to", { kind: names(kind), to: shown })}</span>
                    <input
                      type="checkbox"
                      id={row === 0 ? `recipient-${id}` : undefined}
                      name={`recipient-${id}`}
                      value={kind}
                      defaultChecked={wants.includes(kind)}
                      className="size-4 accent-accent"
                    />
                  </label>
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
      <div>
        <SubmitButton block="phone" pendingLabel={t("pending")}>
          {t("submit")}
        </SubmitButton>
      </div>
    </form>
  );
}
