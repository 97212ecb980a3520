"use client";

import { useNow, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { DateTime } from "#components/ui/date-time.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import type { BatchCounters as Counters } from "#domain/batch.ts";
import { useRouter } from "#i18n/navigation.ts";
import type { BatchProgress as Progress } from "#server/batches/find-progress.ts";
import { BatchCounters } from "./batch-counters.tsx";
import { useProgress } from "./use-progress.ts";

type BatchProgressProps = { batchId: string; href: string; first: Progress };

/** The figures move with every answer; the rows below them, a whole page each time, not oftener than this. */
const rowsWaitMs = 10_000;

/**
 * How far a batch is, kept up to date; the page itself is asked for again when the batch
 * goes into another state, and now and then for its rows.
 */
export function BatchProgress({ batchId, href, first }: BatchProgressProps) {
  const t = useTranslations("batch.progress");
  const router = useRouter();
  const { progress, stale, refused } = useProgress(batchId, first);
  const over = progress.state !== first.state || refused;
  const seen = useRef({ progress: first, at: 0 });

  useEffect(() => {
    const { current } = seen;
    const rowsMoved = progress !== current.progress && Date.now() - current.at > rowsWaitMs;
    if (!over && !rowsMoved) return;
    seen.current = { progress, at: Date.now() };
    router.refresh();
  }, [over, progress, router]);

  return (
    <div className="grid gap-5">
      {progress.counters ? (
        <Sent counters={progress.counters} promisedBy={progress.promisedBy} href={href} />
      ) : (
        <Read rows={progress.readTo} />
      )}
      {stale ? (
        <p role="status" className="text-ink-soft">
          {t("stale")}
        </p>
      ) : null}
    </div>
  );
}

function Read({ rows }: { rows: number }) {
  const t = useTranslations("batch.progress");
  return (
    <div className="grid gap-2">
      <p aria-live="polite" className="figures text-base">
        {rows > 0 ? t("read", { rows }) : t("waiting")}
      </p>
      <div aria-hidden className="h-2 overflow-hidden rounded-sm bg-sunken">
        <div data-meter className="h-full w-1/3 animate-breathe rounded-sm bg-accent" />
      </div>
    </div>
  );
}

type SentProps = { counters: Counters; promisedBy: Progress["promisedBy"]; href: string };

function Sent({ counters, promisedBy, href }: SentProps) {
  const t = useTranslations("batch.progress");
  const settled = counters.accepted + counters.acceptedEarlier + counters.returned;
  const total = settled + counters.ready + counters.onTheirWay + counters.held + counters.unknown;
  return (
    <>
      <ProgressBar label={t("label")} value={settled} total={total} text={t("settled", { settled, total })} />
      <PromiseOfAll by={promisedBy} />
      <BatchCounters counters={counters} href={href} bar={false} />
    </>
  );
}

/** By when the last of them is through, as it was announced to each; that it is late, when it is. */
function PromiseOfAll({ by }: { by: Progress["promisedBy"] }) {
  const t = useTranslations("batch.progress");
  const now = useNow();
  if (by === null) return null;
  const minute = new Date(Math.ceil(new Date(by).getTime() / 60_000) * 60_000);
  return (
    <p className="text-ink-soft">
      {t.rich(now > minute ? "late" : "promised", { by: () => <DateTime at={minute} form="near" /> })}
    </p>
  );
}
