"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { createPortal } from "react-dom";
import type { ShownMark } from "#server/assist/assist-of-merchant.ts";
import type { AssistAction } from "./assist-action.ts";
import { AssistForm } from "./assist-form.tsx";
import { useRing } from "./use-ring.ts";

type LookBubbleProps = { look: ShownMark; see: AssistAction; onSee: () => void };

/** Beside the very element: a ring around it, the words under it. What it covers is there again at the press of its button. */
export function LookBubble({ look, see, onSee }: LookBubbleProps) {
  const t = useTranslations("assist.look");
  const id = useId();
  const place = useRing(look.target, id);
  if (place === null) return null;
  return createPortal(
    <aside
      aria-label={t("label")}
      className="absolute z-10 flex max-w-80 items-center gap-3 rounded-lg border border-accent bg-surface px-3 py-2 shadow-float print:hidden"
      style={{ top: place.top, left: place.left }}
    >
      <p id={id} className="min-w-0 wrap-anywhere">
        {look.words}
      </p>
      <AssistForm action={see} mark={look.id} look="quiet" label={t("seen")} onSubmit={onSee} />
    </aside>,
    document.body,
  );
}
