"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { ActionState } from "#components/action-state.ts";
import { Callout } from "#components/ui/callout.tsx";
import { useRouter } from "#i18n/navigation.ts";
import { BatchActForm } from "./batch-act-form.tsx";

type WithdrawFormProps = {
  batchId: string;
  action: (before: ActionState<never>, form: FormData) => Promise<ActionState<never>>;
  /** By the server's clock, when the page was made. */
  leftMs: number;
};

/** Takes a submitted batch back while that is possible, counted down; afterwards there is nothing to see. */
export function WithdrawForm({ batchId, action, leftMs }: WithdrawFormProps) {
  const t = useTranslations("grid.withdraw");
  const router = useRouter();
  const seconds = useCountdown(leftMs);
  useEffect(() => {
    if (seconds === 0) router.refresh();
  }, [seconds, router]);
  if (seconds === 0) return null;
  return (
    <Callout title={t("title")}>
      <div className="grid gap-3">
        <p>{t("text")}</p>
        <BatchActForm
          batchId={batchId}
          action={action}
          look="secondary"
          icon={<Undo2 aria-hidden />}
          label={t("left", { seconds })}
          pendingLabel={t("pending")}
        />
      </div>
    </Callout>
  );
}

function useCountdown(leftMs: number): number {
  const [left, setLeft] = useState(leftMs);
  useEffect(() => {
    const end = performance.now() + leftMs;
    const timer = setInterval(() => setLeft(Math.max(0, end - performance.now())), 250);
    return () => clearInterval(timer);
  }, [leftMs]);
  return Math.ceil(left / 1_000);
}
