import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "./class-names.ts";

type StepsProps = {
  /** What the steps lead through, for screen readers: “批量补传的步骤”. */
  label: string;
  steps: readonly string[];
  /** 0-based; equal to the number of steps when all are done. */
  current: number;
};

/** 步骤条: a row on the desktop; on the phone the current step in words and a bar for the rest. */
export function Steps({ label, steps, current }: StepsProps) {
  const t = useTranslations("common");
  const shown = Math.min(current, steps.length - 1);
  return (
    <nav aria-label={label} className="print:hidden">
      <p aria-hidden className="mb-2 flex items-baseline gap-2 mid:hidden">
        <span className="text-base font-semibold">{steps[shown]}</span>
        <span className="figures text-ink-faint">{t("stepOf", { step: shown + 1, count: steps.length })}</span>
      </p>
      <ol className="flex gap-1 mid:gap-3">
        {steps.map((step, index) => (
          <Step key={step} name={step} number={index + 1} place={placeOf(index, current)} doneLabel={t("stepDone")} />
        ))}
      </ol>
    </nav>
  );
}

type Place = "done" | "current" | "ahead";

function placeOf(index: number, current: number): Place {
  if (index === current) return "current";
  return index < current ? "done" : "ahead";
}

function Step({ name, number, place, doneLabel }: { name: string; number: number; place: Place; doneLabel: string }) {
  return (
    <li
      aria-current={place === "current" ? "step" : undefined}
      className={classNames(
        "flex-1 border-t-2 pt-2 mid:flex mid:items-center mid:gap-2",
        place === "ahead" ? "border-line-strong text-ink-faint" : "border-accent",
        place === "current" && "font-medium text-accent-ink",
      )}
    >
      <span aria-hidden className="figures hidden size-5 shrink-0 place-items-center text-xs mid:grid">
        {place === "done" ? <Check className="size-4 text-accent-ink" /> : number}
      </span>
      <span className="sr-only mid:not-sr-only">{name}</span>
      {place === "done" ? <span className="sr-only">{doneLabel}</span> : null}
    </li>
  );
}
