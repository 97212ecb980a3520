"use client";

import { ChevronRight } from "lucide-react";
import { useActionState, useId } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { paths } from "#components/paths.ts";
import { controlClass } from "#components/ui/control-class.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type FeedbackTask, type Grade, grades, isBad } from "#domain/feedback.ts";
import { Link, usePathname } from "#i18n/navigation.ts";
import { gradeLooks } from "./grade-looks.ts";
import type { GradeWords } from "./use-grade-words.ts";

/** What was given, and whether in words as well. */
export type Graded = { grade: Grade; commented: boolean };

export type GradeFormProps = {
  action: (before: ActionState<Graded>, form: FormData) => Promise<ActionState<Graded>>;
  task: FeedbackTask;
  /** Which submission, batch or certificate. */
  subject?: string;
  /** One line that opens in place. */
  folded?: boolean;
  words: GradeWords;
};

const linkClass =
  "inline-flex min-h-6 items-center text-ink-soft underline underline-offset-4 hover:text-ink coarse:min-h-11";

/** Five grades, one press; then a sentence for whoever likes. On another page it begins anew. */
export function GradeForm(props: GradeFormProps) {
  const path = usePathname();
  return <Form key={path} path={path} {...props} />;
}

function Form({ action, task, subject = "", folded, words, path }: GradeFormProps & { path: string }) {
  const [state, submit] = useActionState(action, idle);
  const form = (
    <form action={submit} className="grid gap-3">
      <input type="hidden" name="task" value={task} />
      <input type="hidden" name="subject" value={subject} />
      <input type="hidden" name="path" value={path} />
      {state.status === "refused" ? (
        <p role="alert" className="font-medium text-returned">
          {words.refused[state.code] ?? words.refused.other}
        </p>
      ) : null}
      {state.status === "done" ? (
        <Said {...state} words={words} />
      ) : (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className={folded ? "sr-only" : "mb-2 font-medium"}>{words.question}</legend>
          {grades.map((grade) => (
            <GradeButton key={grade} grade={grade} words={words} />
          ))}
          {words.given ? <span className="text-ink-soft">{words.given}</span> : null}
        </fieldset>
      )}
      <p className="flex flex-wrap gap-x-6">
        <Link href={paths.feedbackFrom(path)} prefetch={false} className={linkClass}>
          {words.talk}
        </Link>
        {words.contact ? (
          <Link href={paths.newCaseFrom(path)} prefetch={false} className={linkClass}>
            {words.contact}
          </Link>
        ) : null}
      </p>
    </form>
  );
  if (!folded) return form;
  return (
    <details className="group" open={state.status !== "idle"}>
      <summary className="inline-flex min-h-9 cursor-pointer list-none items-center gap-1 text-ink-soft hover:text-ink coarse:min-h-11">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {words.question}
      </summary>
      <div className="pt-1 pb-3">{form}</div>
    </details>
  );
}

function GradeButton({ grade, words }: { grade: Grade; words: GradeWords }) {
  const { Icon } = gradeLooks[grade];
  return (
    <SubmitButton
      name="grade"
      value={String(grade)}
      look="secondary"
      size="small"
      icon={<Icon aria-hidden />}
      pendingLabel={words.pending}
    >
      {words.grades[grade]}
    </SubmitButton>
  );
}

function Said({ grade, commented, words }: Graded & { words: GradeWords }) {
  const id = useId();
  if (commented) return <p role="status">{words.sent}</p>;
  return (
    <>
      <input type="hidden" name="grade" value={grade} />
      <p role="status" className="font-medium">
        {isBad(grade) ? words.sorry : words.thanks}
      </p>
      <div className="grid max-w-prose gap-1">
        <label htmlFor={id} className="font-medium">
          {isBad(grade) ? words.commentBad : words.comment}
        </label>
        <p id={`${id}-hint`} className="text-ink-soft">
          {words.hint}
        </p>
        <textarea
          id={id}
          name="comment"
          rows={2}
          maxLength={500}
          aria-describedby={`${id}-hint`}
          className={`${controlClass} py-2`}
        />
      </div>
      <div>
        <SubmitButton look="secondary" size="small" pendingLabel={words.pending}>
          {words.send}
        </SubmitButton>
      </div>
    </>
  );
}
