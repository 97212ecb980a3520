"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useEffect, useState } from "react";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { StateNotice } from "#components/ui/state-notice.tsx";
import { batchLooks } from "#components/ui/status-tone.ts";
import { formatYuan } from "#domain/money.ts";
import { useRouter } from "#i18n/navigation.ts";
import type { FoundBatch } from "#server/batches/find-batch.ts";
import { FailedRowsLink } from "../download-links.tsx";

type DeskNoticeProps = { batch: FoundBatch; isSaved: boolean };

/** How a batch in review stands at this moment, and the one next thing to do. */
export function DeskNotice({ batch, isSaved }: DeskNoticeProps) {
  const t = useTranslations("grid.notice");
  const tState = useTranslations("states.batch.REVIEW");
  const { ready, needsFix, duplicate, total, blank, part, removed } = batch.counters;
  const isEmpty = total === blank + part + removed;
  const kind =
    ready > 0 && needsFix > 0
      ? "some"
      : ready > 0
        ? "clean"
        : needsFix > 0
          ? "toFix"
          : isEmpty
            ? "empty"
            : "nothingToDo";
  return (
    <StateNotice
      look={batchLooks.REVIEW}
      label={tState("label")}
      meaning={
        <span aria-live="polite" className="figures">
          {t(`${kind}.meaning`, { ready, needsFix, duplicate })}
        </span>
      }
      next={t(`${kind}.next`)}
      action={
        <>
          {ready > 0 ? <SubmitLink batch={batch} isSaved={isSaved} /> : null}
          {needsFix > 0 ? <FailedRowsLink batchId={batch.id} count={needsFix} /> : null}
          {ready === 0 && needsFix === 0 ? (
            <ButtonLink href={paths.newBatch} block="phone">
              {t("newFile")}
            </ButtonLink>
          ) : null}
        </>
      }
    />
  );
}

/** Goes on only once everything typed is saved: what is submitted is what stands there. */
function SubmitLink({ batch, isSaved }: DeskNoticeProps) {
  const t = useTranslations("grid.notice");
  const router = useRouter();
  const [isLeaving, setIsLeaving] = useState(false);
  const href = paths.batchSubmit(batch.id);
  useEffect(() => {
    if (isLeaving && isSaved) router.push(href);
  }, [isLeaving, isSaved, router, href]);

  function waitForSaving(event: MouseEvent) {
    if (isSaved) return;
    event.preventDefault();
    setIsLeaving(true);
  }

  return (
    <ButtonLink href={href} look="primary" block="phone" onClick={waitForSaving} aria-disabled={isLeaving && !isSaved}>
      {isLeaving && !isSaved
        ? t("saving")
        : t("submit", { count: batch.counters.ready, total: formatYuan(batch.readyTotal) })}
    </ButtonLink>
  );
}
