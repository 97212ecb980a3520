import { useTranslations } from "next-intl";
import { Callout } from "#components/ui/callout.tsx";
import type { BoardPost } from "#server/board/post-row.ts";

/** What somebody wrote, as text and nothing else; to its author, why others do not see it. */
export function PostText({ post: { text, locale, state, reason, heldBecause } }: { post: BoardPost }) {
  const t = useTranslations("board.question");
  return (
    <div className="grid gap-3">
      {state === "held" ? (
        <Callout title={t("held")}>{heldBecause.map((one) => t(`because.${one}`)).join(" ")}</Callout>
      ) : null}
      {state === "hidden" ? <Callout kind="warning" title={t("hidden", { reason })} /> : null}
      <p lang={locale} className="max-w-prose text-base wrap-anywhere whitespace-pre-line">
        {text}
      </p>
    </div>
  );
}
