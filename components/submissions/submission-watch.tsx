"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { apiPaths } from "#components/paths.ts";
import { useRouter } from "#i18n/navigation.ts";

const firstWaitMs = 2_000;
const longestWaitMs = 10_000;

type SubmissionWatchProps = {
  id: string;
  /** What the server says while the page is still true. */
  stamp: string;
};

/** Renews the page when something happened: asks soon, then less and less often, and not while nobody looks. */
export function SubmissionWatch({ id, stamp }: SubmissionWatchProps) {
  const t = useTranslations("submission.live");
  const router = useRouter();
  const [silent, setSilent] = useState(false);

  useEffect(() => {
    const stopped = new AbortController();
    let wait = firstWaitMs;
    let timer = setTimeout(ask, wait);

    async function ask() {
      if (document.hidden) return;
      const status = await statusOf(id, stamp, stopped.signal);
      if (stopped.signal.aborted) return;
      setSilent(status === null);
      if (status === 200) return router.refresh();
      if (status === 403 || status === 404) return;
      wait = Math.min(longestWaitMs, wait * 1.3);
      timer = setTimeout(ask, wait);
    }

    function lookAgain() {
      clearTimeout(timer);
      wait = firstWaitMs;
      if (!document.hidden) void ask();
    }

    document.addEventListener("visibilitychange", lookAgain);
    return () => {
      stopped.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", lookAgain);
    };
  }, [id, stamp, router]);

  return <p className="needs-script text-xs text-ink-faint">{t(silent ? "stale" : "watching")}</p>;
}

async function statusOf(id: string, stamp: string, signal: AbortSignal): Promise<number | null> {
  try {
    const headers = { "if-none-match": `"${stamp}"` };
    const { status } = await fetch(apiPaths.submissionProgress(id), { headers, signal, cache: "no-store" });
    return status;
  } catch {
    return null;
  }
}
