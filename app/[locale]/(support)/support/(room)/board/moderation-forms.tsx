import { getTranslations } from "next-intl/server";
import { DecisionForm } from "#components/board/decision-form.tsx";
import { FoldedForm } from "#components/board/folded-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { BoardPost } from "#server/board/post-row.ts";
import { decideNow } from "./actions.ts";

type ModerationFormsProps = {
  post: BoardPost;
  /** The question to come back to; empty for the queue. */
  back: string;
  /** It was reported: to keep it is a decision, too. */
  reported?: boolean;
};

/** To show a post and to hide it, as far as it is not so already. */
export async function ModerationForms({ post: { id, state, displayName }, back, reported }: ModerationFormsProps) {
  const t = await getTranslations("board.staff");
  const fields = { postId: id, seen: state, back };
  return (
    <ClientMessages rooms={["board", "common"]}>
      <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
        {state !== "shown" || reported ? (
          <DecisionForm
            action={decideNow}
            fields={{ ...fields, decision: "show" }}
            label={t(state === "shown" ? "keep" : "approve")}
            pendingLabel={t("approvePending")}
            about={displayName}
          />
        ) : null}
        {state === "hidden" ? null : (
          <FoldedForm summary={t("hide")}>
            <DecisionForm
              action={decideNow}
              fields={{ ...fields, decision: "hide" }}
              label={t("hide")}
              pendingLabel={t("hidePending")}
              about={displayName}
              quiet
            >
              <TextInput
                name="reason"
                id={`hide-${id}`}
                label={t("reason")}
                maxLength={200}
                autoComplete="off"
                required
              />
            </DecisionForm>
          </FoldedForm>
        )}
      </div>
    </ClientMessages>
  );
}
