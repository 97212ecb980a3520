import { useNow, useTranslations } from "next-intl";
import { DateTime } from "#components/ui/date-time.tsx";
import type { SubmissionState } from "#domain/submission.ts";

type NextTimeProps = {
  submission: { readonly state: SubmissionState; readonly nextAt: Date | null; readonly heldReason: string | null };
};

/** States that wait for a time. While it is being asked or sent, the time in its row is our own lease and nobody's business. */
const waiting = ["PROCESSING", "RETRY_WAIT", "UNKNOWN"] as const;
/** Held until a time the bureau itself named, and held by a person; for the rest it is only the next look. */
const goesThen = ["TOLD_TO_WAIT", "QUOTA_SPENT"];
const forPerson = ["PACKAGE_WAITS", "IN_PACKAGE", "NO_WAY"];

/** What happens by itself next, and when; nothing where a person has to come first. */
export function NextTime({ submission: { state, nextAt, heldReason } }: NextTimeProps) {
  const t = useTranslations("submission.nextOf");
  const now = useNow();
  const act = state === "HELD" ? heldAct(heldReason) : waiting.find((known) => known === state);
  if (!act || nextAt === null) return null;
  return t.rich(nextAt > now ? act : "due", { when: () => <DateTime at={nextAt} form="near" /> });
}

function heldAct(reason: string | null): "HELD" | "HELD_UNTIL" | null {
  if (reason !== null && forPerson.includes(reason)) return null;
  return reason !== null && goesThen.includes(reason) ? "HELD_UNTIL" : "HELD";
}
