"use client";

import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { apiPaths, paths } from "#components/paths.ts";
import { type Answer, askAgain } from "#components/ui/ask-again.ts";
import { Callout } from "#components/ui/callout.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { usePatientAsking } from "#components/ui/use-patient-asking.ts";
import type { WatchedMerchant } from "#server/assist/watch-merchant.ts";

/** Where the merchant is and how long ago they were seen; as soon as they end it, that. */
export function PresenceLine({ assistId, first }: { assistId: string; first: WatchedMerchant }) {
  const t = useTranslations("assist");
  const { open, page, secondsAgo } = usePresence(assistId, first);
  if (!open) {
    return (
      <Callout kind="warning" live title={t("desk.ended")}>
        <TextLink href={paths.supportAssistOf(assistId)}>{t("desk.reload")}</TextLink>
      </Callout>
    );
  }
  if (secondsAgo === null) return <p>{t("presence.never")}</p>;
  const ago =
    secondsAgo < 60
      ? t("presence.seconds", { count: secondsAgo })
      : t("presence.minutes", { count: Math.floor(secondsAgo / 60) });
  return (
    <p>
      <span className="font-medium text-ink">
        {page === null ? t("presence.away") : t("presence.on", { page: t(`pages.${page}`) })}
      </span>{" "}
      · <span className="figures">{ago}</span>
    </p>
  );
}

function usePresence(assistId: string, first: WatchedMerchant): WatchedMerchant {
  const [watched, setWatched] = useState(first);
  const tag = useRef<string | null>(null);
  const ask = useCallback(
    async (stopped: AbortSignal) => {
      const answer = await askAgain<News>(apiPaths.assistOf(assistId), tag.current, stopped);
      if (stopped.aborted) return false;
      if (answer.kind === "news") tag.current = answer.headers.get("etag");
      setWatched((before) => after(before, answer));
      return answer.kind === "news" ? answer.news.open : answer.kind !== "refused";
    },
    [assistId],
  );
  usePatientAsking(ask);
  return watched;
}

/** How long ago they were seen stands beside the answer, so that the same stays the same. */
type News = Omit<WatchedMerchant, "secondsAgo">;

function after(before: WatchedMerchant, answer: Answer<News>): WatchedMerchant {
  if (answer.kind === "silence") return before;
  if (answer.kind === "refused") return { open: false, page: null, secondsAgo: null };
  const seen = answer.headers.get("assist-seen");
  const news = answer.kind === "news" ? answer.news : before;
  return { ...news, secondsAgo: seen ? Number(seen) : null };
}
