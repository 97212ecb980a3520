import { getTranslations } from "next-intl/server";
import { NameForm } from "#components/board/name-form.tsx";
import { PostForm } from "#components/board/post-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { Section } from "#components/ui/section.tsx";
import { chooseNameNow, postNow } from "../actions.ts";

type AnswerSectionProps = { questionId: string; displayName: string | null };

/** An answer of one's own; the first time, a name before it. */
export async function AnswerSection({ questionId, displayName }: AnswerSectionProps) {
  const t = await getTranslations("board");
  return (
    <div id="answer" className="scroll-mt-24">
      <Section
        title={t(displayName ? "answer.title" : "answer.nameFirst")}
        lead={displayName ? t("name.as", { name: displayName }) : t("name.text")}
      >
        <ClientMessages rooms={["board", "common"]}>
          {displayName ? (
            <PostForm action={postNow} questionId={questionId} />
          ) : (
            <NameForm action={chooseNameNow} questionId={questionId} />
          )}
        </ClientMessages>
      </Section>
    </div>
  );
}
