import { CircleCheck, EyeOff, Flag, Hourglass, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { BoardPost } from "#server/board/post-row.ts";

type PostHeadProps = {
  post: Pick<BoardPost, "displayName" | "postedAt" | "state" | "own">;
  solved?: boolean;
  accepted?: boolean;
  reported?: boolean;
};

/** Who wrote it under which name, when, and how it stands. */
export function PostHead({ post: { displayName, postedAt, state, own }, solved, accepted, reported }: PostHeadProps) {
  const t = useTranslations("board.tags");
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft">
      <span className="inline-flex items-center gap-1 wrap-anywhere">
        <UserRound aria-hidden className="size-3.5 shrink-0" />
        {displayName}
      </span>
      <DateTime at={postedAt} />
      {own ? <span>{t("own")}</span> : null}
      {accepted ? <StatusTag tone="accepted" Icon={CircleCheck} label={t("accepted")} /> : null}
      {solved ? <StatusTag tone="accepted" Icon={CircleCheck} label={t("solved")} /> : null}
      {state === "held" ? <StatusTag tone="held" Icon={Hourglass} label={t("held")} /> : null}
      {state === "hidden" ? <StatusTag tone="neutral" Icon={EyeOff} label={t("hidden")} /> : null}
      {reported ? <StatusTag tone="neutral" Icon={Flag} label={t("reported")} /> : null}
    </span>
  );
}
