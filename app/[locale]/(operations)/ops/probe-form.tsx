"use client";

import { RadioTower } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { type ActionState, idle } from "#components/action-state.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { useFormWords } from "#components/use-form-words.ts";
import type { Probed } from "#server/monitoring/probe-connector.ts";
import { probeNow } from "./actions.ts";

/** Asks the bureau something harmless right now and says what came of it. */
export function ProbeForm({ connector }: { connector: string }) {
  const t = useTranslations("operations.probe");
  const [state, submit] = useActionState<ActionState<Probed>, FormData>(probeNow, idle);
  return (
    <form action={submit} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="connector" value={connector} />
      <SubmitButton look="secondary" icon={<RadioTower aria-hidden />} pendingLabel={t("asking")}>
        {t("ask")}
      </SubmitButton>
      <p role="status">
        <Answer state={state} />
      </p>
    </form>
  );
}

function Answer({ state }: { state: ActionState<Probed> }) {
  const t = useTranslations("operations");
  const [refusal] = useFormWords(state, "support").all;
  if (refusal) return <span className="text-returned">{refusal.message}</span>;
  if (state.status !== "done") return null;
  if (state.outcome === "accepted")
    return <span className="figures text-accepted">{t("probe.answers", { ms: state.ms ?? 0 })}</span>;
  return <span className="text-returned">{t("probe.failed", { outcome: t(`outcomes.${state.outcome}`) })}</span>;
}
