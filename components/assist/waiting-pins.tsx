"use client";

import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { WaitingPin } from "#server/assist/list-waiting.ts";
import type { AssistAction } from "./assist-action.ts";
import { pinAddress, usePinPlace } from "./pin-place.ts";

type WaitingPinsProps = {
  pins: readonly WaitingPin[];
  done: AssistAction;
  /** Each with the way to its place; off where one is there already. */
  linked?: boolean;
};

/** What a clerk left to be done here, until the merchant says that it is. */
export function WaitingPins({ pins, done, linked }: WaitingPinsProps) {
  if (pins.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {pins.map((pin) => (
        <OnePin key={pin.id} pin={pin} done={done} linked={linked} />
      ))}
    </ul>
  );
}

function OnePin({ pin, done, linked }: { pin: WaitingPin } & Pick<WaitingPinsProps, "done" | "linked">) {
  const t = useTranslations("assist.pins");
  const placeOf = usePinPlace();
  const [state, submit] = useActionState(done, idle);
  return (
    <li
      data-tone="unknown"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-tone-line bg-tone-soft px-4 py-3"
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        <Pin aria-hidden className="mt-1 size-4 shrink-0 text-tone" />
        <div className="min-w-0">
          <p className="wrap-anywhere">{pin.words}</p>
          <p className="text-xs text-ink-soft">
            {linked ? <TextLink href={pinAddress(pin)}>{placeOf(pin)}</TextLink> : placeOf(pin)} · {pin.by} ·{" "}
            <DateTime at={pin.pinnedAt} />
          </p>
          {state.status === "refused" ? <p role="alert">{t("closed")}</p> : null}
        </div>
      </div>
      <form action={submit} className="w-full mid:w-auto">
        <input type="hidden" name="pin" value={pin.id} />
        <SubmitButton look="secondary" size="small" block="phone">
          {t("done")}
        </SubmitButton>
      </form>
    </li>
  );
}
