import { getTranslations } from "next-intl/server";
import { DecisionForm } from "#components/board/decision-form.tsx";
import { PostHead } from "#components/board/post-head.tsx";
import { PostText } from "#components/board/post-text.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import type { Answer } from "#server/board/find-question.ts";
import type { BoardPost } from "#server/board/post-row.ts";
import { acceptNow } from "../actions.ts";
import { ReportForm } from "./report-form.tsx";

/** One answer; whoever asked can mark it. */
export async function AnswerItem({ answer, question }: { answer: Answer; question: BoardPost }) {
  const t = await getTranslations("board.question");
  const mayAccept = question.own && question.state === "shown" && answer.state === "shown" && !answer.accepted;
  return (
    <li id={`post-${answer.id}`} className="grid scroll-mt-24 gap-3 border-t border-line py-4">
      <PostHead post={answer} accepted={answer.accepted} reported={answer.reported} />
      <PostText post={answer} />
      <ClientMessages rooms={["board", "common"]}>
        {mayAccept ? (
          <DecisionForm
            action={acceptNow}
            fields={{ questionId: question.id, answerId: answer.id }}
            label={t("accept")}
            pendingLabel={t("acceptPending")}
            about={answer.displayName}
            quiet
          />
        ) : null}
        <ReportForm post={answer} questionId={question.id} />
      </ClientMessages>
    </li>
  );
}
