import { useTranslations } from "next-intl";
import type { KeptWords } from "#app/kept-words.ts";
import { MessageForm } from "#components/cases/message-form.tsx";
import { apiPaths } from "#components/paths.ts";
import { CloseForm } from "#components/support/close-form.tsx";
import { TakeForm } from "#components/support/take-form.tsx";
import { Section } from "#components/ui/section.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { casePriorities, caseResults, longestWords } from "#domain/support-case.ts";
import type { FoundCase } from "#server/support/find-case.ts";
import type { Clerk } from "#server/support/list-clerks.ts";
import { closeNow, handOverNow, prioritizeNow, takeNow } from "../actions.ts";
import { ChoiceForm } from "./choice-form.tsx";
import { NoteForm } from "./note-form.tsx";

type CaseActsProps = { found: FoundCase; clerks: readonly Clerk[]; kept: KeptWords };

/** Whoever has it answers and closes; everybody may take it, note, and say how urgent it is. */
export function CaseActs({ found, clerks, kept }: CaseActsProps) {
  const { id, revision, owner, closedAt, entries } = found;
  if (closedAt) return <NoteForm key={entries.length} id={id} />;
  return (
    <div className="grid gap-8">
      {owner?.isMe ? (
        <Answer found={found} kept={kept} />
      ) : (
        <TakeForm room="cases" action={takeNow} fields={{ case: id, seen: revision }} holder={owner} />
      )}
      <NoteForm key={entries.length} id={id} />
      <Work key={revision} found={found} clerks={clerks} />
      {owner?.isMe ? <Closing key={`close ${revision}`} found={found} /> : null}
    </div>
  );
}

function Answer({ found: { id, revision }, kept: { fields, told } }: Pick<CaseActsProps, "found" | "kept">) {
  const t = useTranslations("cases.acts");
  const hint = useTranslations("cases.new")("wordsShort", { longest: longestWords });
  return (
    <Section title={t("answer")} lead={t("answerLead")}>
      <MessageForm
        action={apiPaths.supportCaseUpload(id)}
        typed={fields}
        told={told}
        failed={t("failed")}
        words={{ label: t("answered"), hint }}
        before={() => <input type="hidden" name="seen" value={revision} />}
        buttons={
          <>
            <SubmitButton name="act" value="answer" block="phone" pendingLabel={t("answering")}>
              {t("send")}
            </SubmitButton>
            <SubmitButton name="act" value="ask" look="secondary" block="phone" pendingLabel={t("answering")}>
              {t("ask")}
            </SubmitButton>
          </>
        }
      />
    </Section>
  );
}

function Work({ found: { id, revision, owner, priority }, clerks }: Pick<CaseActsProps, "found" | "clerks">) {
  const t = useTranslations("cases.acts");
  const priorities = useTranslations("cases.priorities");
  const failed = t("failed");
  return (
    <Section title={t("work")}>
      <div className="grid gap-4">
        <ChoiceForm
          action={prioritizeNow}
          id={id}
          seen={revision}
          name="priority"
          words={{ label: t("priority"), submit: t("prioritySubmit"), pending: t("prioritizing"), failed }}
          choices={casePriorities.map((value) => ({ value, label: priorities(value) }))}
          chosen={priority}
        />
        {owner?.isMe ? (
          <ChoiceForm
            action={handOverNow}
            id={id}
            seen={revision}
            name="to"
            words={{ label: t("hand"), submit: t("handSubmit"), pending: t("handing"), failed }}
            choices={[
              { value: "", label: t("giveBack") },
              ...clerks.map((clerk) => ({ value: clerk.id, label: clerk.name })),
            ]}
            chosen=""
          />
        ) : null}
      </div>
    </Section>
  );
}

function Closing({ found: { id, revision, closable } }: Pick<CaseActsProps, "found">) {
  const t = useTranslations("cases.acts");
  const results = useTranslations("cases.results");
  if (closable) {
    const choices = caseResults.map((result) => ({ value: result, label: results(result) }));
    return <CloseForm room="cases" action={closeNow} fields={{ case: id, seen: revision }} results={choices} />;
  }
  return (
    <Section title={t("close")}>
      <p className="max-w-prose text-ink-soft">{t("goesOn")}</p>
    </Section>
  );
}
