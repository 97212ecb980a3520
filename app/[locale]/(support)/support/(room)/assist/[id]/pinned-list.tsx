"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { idle } from "#components/action-state.ts";
import { usePinPlace } from "#components/assist/pin-place.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import type { WaitingPin } from "#server/assist/list-waiting.ts";
import { removePinNow } from "../actions.ts";

type PinnedListProps = { assistId: string; pins: readonly WaitingPin[] };

/** What was left in this session and is not done yet: to be taken back while it goes on. */
export function PinnedList({ assistId, pins }: PinnedListProps) {
  const t = useTranslations("assist.desk.pin");
  if (pins.length === 0) return <p className="text-ink-soft">{t("none")}</p>;
  return (
    <ul className="border-t border-line">
      {pins.map((pin) => (
        <OnePin key={pin.id} assistId={assistId} pin={pin} />
      ))}
    </ul>
  );
}

function OnePin({ assistId, pin }: { assistId: string; pin: WaitingPin }) {
  const t = useTranslations("assist.desk.pin");
  const placeOf = usePinPlace();
  const [state, submit] = useActionState(removePinNow, idle);
  const words = useFormWords(state, "assist");
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line py-2">
      <p className="min-w-0">
        <span className="wrap-anywhere">{pin.words}</span>
        <span className="block text-xs text-ink-soft">
          {placeOf(pin)} · <DateTime at={pin.pinnedAt} />
        </span>
        {words.all.map(({ message }) => (
          <span key={message} role="alert" className="block text-returned">
            {message}
          </span>
        ))}
      </p>
      <form action={submit}>
        <input type="hidden" name="assist" value={assistId} />
        <input type="hidden" name="pin" value={pin.id} />
        <SubmitButton look="secondary" size="small">
          {t("remove")}
        </SubmitButton>
      </form>
    </li>
  );
}
