"use client";

import { usePathname } from "next/navigation";
import { useCallback, useRef, useState } from "react";
import { apiPaths } from "#components/paths.ts";
import { askAgain } from "#components/ui/ask-again.ts";
import { usePatientAsking } from "#components/ui/use-patient-asking.ts";
import { type AssistPage, assistPageOf } from "#domain/assist-target.ts";
import type { AssistOfMerchant } from "#server/assist/assist-of-merchant.ts";

type Watched = { readonly assist: AssistOfMerchant; readonly page: AssistPage };

/** Whether a clerk is there and what is shown; tells in return the name of the page one is on, and nothing else. */
export function useAssist(first: AssistOfMerchant): Watched {
  const page = assistPageOf(usePathname());
  const [assist, setAssist] = useState(first);
  const tag = useRef<string | null>(null);

  const ask = useCallback(
    async (stopped: AbortSignal) => {
      const answer = await askAgain<AssistOfMerchant>(apiPaths.assist(page), tag.current, stopped);
      if (stopped.aborted || answer.kind === "refused") return false;
      if (answer.kind !== "news") return true;
      tag.current = answer.headers.get("etag");
      setAssist(answer.news);
      return answer.news.state !== "none";
    },
    [page],
  );
  usePatientAsking(ask);

  return { assist, page };
}
