"use client";

import { useSyncExternalStore } from "react";
import { markStep, stepsIn, stepsText, subscribeToSteps } from "./done-steps.ts";

/** A box to tick when the step is done; on paper an empty one to tick by hand. */
export function StepDone({ guide, step, label }: { guide: string; step: number; label: string }) {
  const text = useSyncExternalStore(
    subscribeToSteps,
    () => stepsText(guide),
    () => "",
  );
  const done = stepsIn(text).includes(step);
  return (
    <label className="needs-script mt-4 inline-flex min-h-8 items-center gap-2.5 text-ink-soft coarse:min-h-11">
      <input
        type="checkbox"
        checked={done}
        onChange={(event) => markStep(guide, step, event.target.checked)}
        className="size-4 accent-accent print:appearance-none print:border print:border-ink"
      />
      {label}
    </label>
  );
}
