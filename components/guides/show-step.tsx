"use client";

import { X } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useLocale } from "next-intl";
import { useCallback, useEffect, useId, useState } from "react";
import { FootBubble } from "#components/assist/foot-bubble.tsx";
import { useRing } from "#components/assist/use-ring.ts";
import { apiPaths, paths } from "#components/paths.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { useEscape } from "#components/ui/use-escape.ts";
import { assistPageOf, readTarget } from "#domain/assist-target.ts";
import { usePathname } from "#i18n/navigation.ts";

/** What `/api/guides/…` answers; `place`: which guide and which of its steps, in words. */
export type ShownGuide = {
  readonly slug: string;
  readonly steps: readonly ShownStep[];
  readonly words: Readonly<Record<"next" | "goOn" | "back" | "close" | "lost", string>>;
};
type ShownStep = {
  readonly number: number;
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly open: string;
  readonly show: string;
};
/** The rows of a batch have a `show` of their own. */
const stepName = /^([a-z-]+)-(\d+)$/;
type Followed = { readonly guide: ShownGuide; readonly from: number };

/**
 * `?show=send-one-3`: points at what that step of a guide speaks of, on the page itself, and at what comes next as one
 * goes on. Without a script it is simply the page.
 */
export function ShowStep() {
  const [followed, setFollowed] = useFollowed(useSearchParams().get("show"));
  const here = assistPageOf(usePathname());
  const close = useCallback(() => {
    const address = new URL(window.location.href);
    if (stepName.test(address.searchParams.get("show") ?? "")) {
      address.searchParams.delete("show");
      window.history.replaceState(null, "", address);
    }
    setFollowed(null);
  }, [setFollowed]);
  if (!followed) return null;
  const { guide, from } = followed;
  const step = guide.steps.find(({ number, show }) => number >= from && readTarget(show)?.page === here);
  if (!step) return null;
  return (
    <StepBubble
      key={step.number}
      guide={guide}
      step={step}
      here={here}
      onNext={(number) => setFollowed({ guide, from: number })}
      onClose={close}
    />
  );
}

/** The guide the address names, once it is here; it is followed from page to page until it is closed. */
function useFollowed(show: string | null) {
  const locale = useLocale();
  const [followed, setFollowed] = useState<Followed | null>(null);
  useEffect(() => {
    const [, slug, step] = stepName.exec(show ?? "") ?? [];
    if (!slug) return;
    const left = new AbortController();
    fetch(apiPaths.guide(slug, locale), { signal: left.signal })
      .then((answer) => (answer.ok ? answer.json() : null))
      .then((guide: ShownGuide | null) => guide && setFollowed({ guide, from: Number(step) }))
      .catch(() => {});
    return () => left.abort();
  }, [show, locale]);
  return [followed, setFollowed] as const;
}

type StepBubbleProps = {
  guide: ShownGuide;
  step: ShownStep;
  here: string;
  onNext: (number: number) => void;
  onClose: () => void;
};

/** A ring round the element, and the words about it. */
function StepBubble({ guide: { slug, steps, words }, step, here, onNext, onClose }: StepBubbleProps) {
  const id = useId();
  const isThere = useRing(readTarget(step.show)?.target ?? "", id);
  const isLate = useIsLate();
  useEscape(true, onClose);
  if (!isThere && !isLate) return null;
  const next = steps.find(({ number, show }) => number > step.number && show);
  return (
    <FootBubble label={step.place} live>
      <div className="flex items-start justify-between gap-3">
        <p className="text-xs text-ink-faint">{step.place}</p>
        <button
          type="button"
          onClick={onClose}
          aria-label={words.close}
          className="-m-2 grid size-9 shrink-0 place-items-center"
        >
          <X aria-hidden className="size-4" />
        </button>
      </div>
      <div id={id} className="grid gap-2">
        <p className="font-medium">{step.title}</p>
        <p className="text-ink-soft">{isThere ? step.text : words.lost}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {next && readTarget(next.show)?.page === here ? (
          <Button size="small" onClick={() => onNext(next.number)}>
            {words.next}
          </Button>
        ) : next?.open ? (
          <ButtonLink size="small" href={`${next.open}?show=${slug}-${next.number}`}>
            {words.next}
          </ButtonLink>
        ) : next ? (
          <p className="text-xs text-ink-faint">{words.goOn}</p>
        ) : null}
        <ButtonLink size="small" look="quiet" href={`${paths.guide(slug)}#step-${step.number}`}>
          {words.back}
        </ButtonLink>
      </div>
    </FootBubble>
  );
}

/** A page may still be arriving; after two seconds it has, and lacks the element. */
function useIsLate(): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const late = setTimeout(() => setIsLate(true), 2_000);
    return () => clearTimeout(late);
  }, []);
  return isLate;
}
