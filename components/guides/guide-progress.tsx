"use client";

import { useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { forgetSteps, stepsIn, stepsText, subscribeToSteps } from "./done-steps.ts";

type GuideProgressProps = {
  guide: string;
  /** “已完成 2 / 5 步”, one for each number of steps done, none first. */
  texts: readonly string[];
  label: string;
  againLabel: string;
};

/** How far one has come, once one has begun. */
export function GuideProgress({ guide, texts, label, againLabel }: GuideProgressProps) {
  const total = texts.length - 1;
  const text = useSyncExternalStore(
    subscribeToSteps,
    () => stepsText(guide),
    () => "",
  );
  const done = stepsIn(text).filter((step) => step >= 1 && step <= total).length;
  if (done === 0) return null;
  return (
    <div className="flex max-w-prose flex-wrap items-end gap-x-6 gap-y-2 print:hidden">
      <div className="min-w-0 flex-1 basis-48">
        <ProgressBar label={label} value={done} total={total} text={texts[done] ?? ""} />
      </div>
      <Button size="small" look="quiet" onClick={() => forgetSteps(guide)}>
        {againLabel}
      </Button>
    </div>
  );
}
