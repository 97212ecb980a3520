"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { apiPaths } from "#components/paths.ts";
import { usePatientAsking } from "#components/ui/use-patient-asking.ts";
import { useRouter } from "#i18n/navigation.ts";

type SubmissionWatchProps = {
  id: string;
  /** What the server says while the page is still true. */
  stamp: string;
};

/** Renews the page when something happened. */
export function SubmissionWatch({ id, stamp }: SubmissionWatchProps) {
  const t = useTranslations("submission.live");
  const router = useRouter();
  const [silent, setSilent] = useState(false);

  const ask = useCallback(
    async (stopped: AbortSignal) => {
      const status = await statusOf(id, stamp, stopped);
      if (stopped.aborted) return false;
      setSilent(status === null);
      if (status === 200) router.refresh();
      return status !== 200 && status !== 403 && status !== 404;
    },
    [id, stamp, router],
  );
  usePatientAsking(ask);

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
