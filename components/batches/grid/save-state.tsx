"use client";

import { CloudAlert, CloudCheck, LoaderCircle } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { GridState } from "./grid-state.ts";

/** Whether what was done is safe, said once it changes. */
export function SaveState({ state, batchId }: { state: GridState; batchId: string }) {
  const t = useTranslations("grid.saving");
  const { saving, savedAt, unsaved } = state;
  const time = useClock(savedAt);
  return (
    <p role="status" className="figures flex min-h-7 items-center gap-1.5 text-ink-soft">
      {saving === "closed" ? (
        <Trouble>{t.rich("closed", { link: (words) => <a href={paths.batch(batchId)}>{words}</a> })}</Trouble>
      ) : saving === "halted" ? (
        <Trouble>
          {t.rich("signedOut", {
            link: (words) => (
              <TextLink href={paths.signIn} target="_blank">
                {words}
              </TextLink>
            ),
          })}
        </Trouble>
      ) : saving === "retrying" ? (
        <Trouble>{t("retrying")}</Trouble>
      ) : unsaved.length > 0 ? (
        <>
          <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />
          {t("saving")}
        </>
      ) : time ? (
        <>
          <CloudCheck aria-hidden className="size-4 shrink-0 text-accepted" />
          {t("saved", { time })}
        </>
      ) : (
        t("byItself")
      )}
    </p>
  );
}

function Trouble({ children }: { children: ReactNode }) {
  return (
    <span className="flex items-center gap-1.5 font-medium text-missing">
      <CloudAlert aria-hidden className="size-4 shrink-0" />
      <span>{children}</span>
    </span>
  );
}

function useClock(at: number | null): string | null {
  const locale = useLocale();
  if (at === null) return null;
  return new Intl.DateTimeFormat(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: "Asia/Shanghai",
  }).format(at);
}
