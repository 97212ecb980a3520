import { getTranslations } from "next-intl/server";
import { DecisionForm } from "#components/board/decision-form.tsx";
import { FoldedForm } from "#components/board/folded-form.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { BoardPost } from "#server/board/post-row.ts";
import { reportNow } from "../actions.ts";

type ReportFormProps = { post: BoardPost & { readonly reported: boolean }; questionId: string };

/** Has staff look at what somebody else wrote; once. */
export async function ReportForm({ post, questionId }: ReportFormProps) {
  if (post.own || post.reported || post.state !== "shown") return null;
  const t = await getTranslations("board.report");
  return (
    <FoldedForm summary={t("open")}>
      <DecisionForm
        action={reportNow}
        fields={{ questionId, postId: post.id }}
        label={t("submit")}
        pendingLabel={t("pending")}
        quiet
      >
        <TextInput
          name="reason"
          id={`reason-${post.id}`}
          label={t("label")}
          maxLength={200}
          autoComplete="off"
          filter
        />
      </DecisionForm>
    </FoldedForm>
  );
}
