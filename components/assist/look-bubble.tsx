"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { ShownMark } from "#server/assist/assist-of-merchant.ts";
import type { AssistAction } from "./assist-action.ts";
import { AssistForm } from "./assist-form.tsx";
import { FootBubble } from "./foot-bubble.tsx";
import { useRing } from "./use-ring.ts";

type LookBubbleProps = { look: ShownMark; see: AssistAction; onSee: () => void };

/** A ring around the very element, and the words about it. What they cover is there again at the press of the button. */
export function LookBubble({ look, see, onSee }: LookBubbleProps) {
  const t = useTranslations("assist.look");
  const id = useId();
  if (!useRing(look.target, id)) return null;
  return (
    <FootBubble label={t("label")} over>
      <div className="flex items-center justify-between gap-3">
        <p id={id} className="min-w-0 wrap-anywhere">
          {look.words}
        </p>
        <AssistForm action={see} mark={look.id} look="quiet" label={t("seen")} onSubmit={onSee} />
      </div>
    </FootBubble>
  );
}
