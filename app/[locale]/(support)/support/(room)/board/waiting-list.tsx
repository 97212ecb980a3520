import { getTranslations } from "next-intl/server";
import { PostHead } from "#components/board/post-head.tsx";
import { PostText } from "#components/board/post-text.tsx";
import { paths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Waiting } from "#server/board/list-moderation.ts";
import { ModerationForms } from "./moderation-forms.tsx";

/** Held and reported posts, whatever waits longest first. */
export async function WaitingList({ waiting }: { waiting: readonly Waiting[] }) {
  const t = await getTranslations("board.staff");
  if (waiting.length === 0) return <p className="text-ink-soft">{t("waitingNone")}</p>;
  return (
    <ul className="grid border-t border-line">
      {waiting.map((post) => (
        <li key={post.id} className="grid gap-3 border-b border-line py-4">
          <p lang={post.locale} className="text-base font-medium wrap-anywhere">
            <TextLink href={paths.supportBoardQuestion(post.questionId)}>
              {post.title || t("about", { title: post.about })}
            </TextLink>
          </p>
          <PostHead post={post} />
          <PostText post={post} />
          {post.reports.length > 0 ? (
            <div>
              <p className="font-medium">{t("reports")}</p>
              <ul className="list-disc ps-6">
                {post.reports.map((reason, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two may have written the same
                  <li key={place} className="wrap-anywhere">
                    {reason || t("reportWithout")}
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <ModerationForms post={post} back="" reported={post.reports.length > 0} />
        </li>
      ))}
    </ul>
  );
}
