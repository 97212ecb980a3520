import { getTranslations } from "next-intl/server";
import { DecisionForm } from "#components/board/decision-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import type { ThreadPost } from "#server/board/find-thread.ts";
import { acceptNow, proposeNow } from "../actions.ts";

/** To mark an answer for who asked, and to put an accepted one forward. */
export async function AnswerForms({ answer, question }: { answer: ThreadPost; question: ThreadPost }) {
  const t = await getTranslations("board.staff");
  if (answer.state !== "shown" || question.state !== "shown") return null;
  const fields = { questionId: question.id, answerId: answer.id, back: question.id };
  if (answer.proposed) return <p className="text-ink-soft">{t("proposed")}</p>;
  return (
    <ClientMessages rooms={["board", "common"]}>
      {answer.accepted ? (
        <DecisionForm
          action={proposeNow}
          fields={fields}
          label={t("propose")}
          pendingLabel={t("proposePending")}
          about={answer.displayName}
          quiet
        />
      ) : (
        <DecisionForm
          action={acceptNow}
          fields={fields}
          label={t("accept")}
          pendingLabel={t("approvePending")}
          about={answer.displayName}
          quiet
        />
      )}
    </ClientMessages>
  );
}
