"use client";

import { Check, CircleHelp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextArea } from "#components/ui/text-area.tsx";

/** What was said, and whether in words as well. */
export type Solved = { solved: boolean; commented: boolean };

type SolvedFormProps = {
  slug: string;
  action: (before: ActionState<Solved>, form: FormData) => Promise<ActionState<Solved>>;
};

/** “解决了吗？” under an answer: one press, and a sentence for whoever likes. */
export function SolvedForm({ slug, action }: SolvedFormProps) {
  const t = useTranslations("heard.solved");
  const [state, submit] = useActionState(action, idle);
  return (
    <form action={submit} className="mt-8 grid max-w-prose gap-3 border-t border-line pt-4 print:hidden">
      <input type="hidden" name="slug" value={slug} />
      {state.status === "refused" ? <Refused code={state.code} /> : null}
      {state.status === "done" ? (
        <Said {...state} />
      ) : (
        <fieldset className="flex flex-wrap items-center gap-3">
          <legend className="float-left me-3 font-medium">{t("question")}</legend>
          <SubmitButton
            name="solved"
            value="yes"
            look="secondary"
            icon={<Check aria-hidden />}
            pendingLabel={t("pending")}
          >
            {t("yes")}
          </SubmitButton>
          <SubmitButton
            name="solved"
            value="no"
            look="secondary"
            icon={<CircleHelp aria-hidden />}
            pendingLabel={t("pending")}
          >
            {t("no")}
          </SubmitButton>
        </fieldset>
      )}
    </form>
  );
}

function Said({ solved, commented }: Solved) {
  const t = useTranslations("heard.solved");
  if (commented) return <p role="status">{t("sent")}</p>;
  return (
    <>
      <input type="hidden" name="solved" value={solved ? "yes" : "no"} />
      <p role="status" className="font-medium">
        {solved ? t("thanksYes") : t("thanksNo")}
      </p>
      <TextArea
        name="comment"
        label={solved ? t("commentYes") : t("commentNo")}
        hint={t("hint")}
        rows={2}
        maxLength={500}
      />
      <div>
        <SubmitButton look="secondary" size="small" pendingLabel={t("pending")}>
          {t("send")}
        </SubmitButton>
      </div>
    </>
  );
}

function Refused({ code }: { code: string }) {
  const t = useTranslations("heard");
  return (
    <Callout kind="danger" live title={t("solved.refused")}>
      {code === "TOO_MANY_VOTES" ? t("refusals.TOO_MANY_VOTES") : t("refusals.other")}
    </Callout>
  );
}
