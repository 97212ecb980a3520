"use client";

import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { apiPaths, paths } from "#components/paths.ts";
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
      const answer = await askOnce(assistId, tag.current, stopped);
      if (stopped.aborted) return false;
      if (answer === null) return true;
      tag.current = answer.tag ?? tag.current;
      setWatched((before) => ({ ...before, ...answer.news, secondsAgo: answer.secondsAgo }));
      return answer.news?.open !== false;
    },
    [assistId],
  );
  usePatientAsking(ask);
  return watched;
}

type Answer = {
  /** Null where all is as before. */
  readonly news: Omit<WatchedMerchant, "secondsAgo"> | null;
  readonly secondsAgo: number | null;
  readonly tag: string | null;
};

async function askOnce(assistId: string, tag: string | null, signal: AbortSignal): Promise<Answer | null> {
  try {
    const headers: HeadersInit = tag ? { "if-none-match": tag } : {};
    const response = await fetch(apiPaths.assistOf(assistId), { headers, signal, cache: "no-store" });
    if (response.status === 403 || response.status === 404)
      return { news: { open: false, page: null }, secondsAgo: null, tag };
    if (!response.ok && response.status !== 304) return null;
    const seen = response.headers.get("assist-seen");
    return {
      news: response.status === 304 ? null : await response.json(),
      secondsAgo: seen ? Number(seen) : null,
      tag: response.headers.get("etag"),
    };
  } catch {
    return null;
  }
}
