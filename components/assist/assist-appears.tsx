"use client";

import { usePathname } from "next/navigation";
import { useCallback, useRef } from "react";
import { apiPaths } from "#components/paths.ts";
import { askAgain } from "#components/ui/ask-again.ts";
import { usePatientAsking } from "#components/ui/use-patient-asking.ts";
import { assistPageOf } from "#domain/assist-target.ts";
import { useRouter } from "#i18n/navigation.ts";
import type { AssistOfMerchant } from "#server/assist/assist-of-merchant.ts";

/** On going to another page or coming back to one, no oftener than this. */
const restMs = 60_000;

/** On a page where nobody helps: help may have been asked for in another window, and then this page says so, too. */
export function AssistAppears() {
  const page = assistPageOf(usePathname());
  const router = useRouter();
  const asked = useRef<number | null>(null);
  const ask = useCallback(
    async (stopped: AbortSignal) => {
      const now = Date.now();
      asked.current ??= now;
      if (now - asked.current < restMs) return false;
      asked.current = now;
      const answer = await askAgain<AssistOfMerchant>(apiPaths.assist(page), null, stopped);
      if (answer.kind === "news" && answer.news.state !== "none") router.refresh();
      return false;
    },
    [page, router],
  );
  usePatientAsking(ask);
  return null;
}
