import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { StateNotice } from "#components/ui/state-notice.tsx";
import { batchLooks } from "#components/ui/status-tone.ts";
import { formatYuan } from "#domain/money.ts";
import type { FoundBatch } from "#server/batches/find-batch.ts";
import { FailedRowsLink, TemplateLink } from "./download-links.tsx";
import { useFileProblemWords } from "./use-file-problem-words.ts";

type Words = { label?: string; meaning: string; next: string; action?: ReactNode };

/** Where a batch stands, what that means, and the one next thing to do. */
export function BatchNotice({ batch }: { batch: FoundBatch }) {
  const t = useTranslations("states.batch");
  const { label = t(`${batch.state}.label`), ...words } = useWords(batch);
  return <StateNotice look={batchLooks[batch.state]} label={label} {...words} />;
}

function useWords(batch: FoundBatch): Words {
  const t = useTranslations("batch.state");
  const tActions = useTranslations("batch.actions");
  const failed = useFailedWords(batch);
  const review = useReviewWords(batch);
  const running = useRunningWords(batch);
  const done = useDoneWords(batch);
  if (batch.state === "FAILED") return failed;
  if (batch.state === "REVIEW") return review;
  if (batch.state === "RUNNING") return running;
  if (batch.state === "DONE" || batch.state === "DONE_WITH_FAILURES") return done;
  const words = { meaning: t(`${batch.state}.meaning`), next: t(`${batch.state}.next`) };
  return batch.state === "CANCELLED"
    ? { ...words, action: <AnotherFile label={tActions("newFile")} primary /> }
    : words;
}

function useFailedWords({ problems }: FoundBatch): Words {
  const t = useTranslations("batch");
  const words = useFileProblemWords();
  const { title, text } = words(problems[0] ?? { code: "other" });
  const isOneInvoice = problems.some(({ code }) => code === "FILE_IS_OFD" || code === "FILE_IS_XML");
  return {
    label: title,
    meaning: text,
    next: t("state.FAILED.next"),
    action: (
      <>
        {isOneInvoice ? <OneInvoice /> : <AnotherFile label={t("actions.instead")} primary />}
        <TemplateLink />
      </>
    ),
  };
}

function useReviewWords({ id, counters, readyTotal }: FoundBatch): Words {
  const t = useTranslations("batch.state");
  const tActions = useTranslations("batch.actions");
  const { ready, needsFix, duplicate, total, blank } = counters;
  if (ready > 0) {
    return {
      meaning: needsFix > 0 ? t("REVIEW.meaning", { ready, count: needsFix }) : t("REVIEW.clean", { count: ready }),
      next: needsFix > 0 ? t("REVIEW.partNext") : t("REVIEW.next"),
      action: (
        <>
          <ButtonLink href={paths.batchSubmit(id)} look="primary" block="phone">
            {t("submit", { count: ready, total: formatYuan(readyTotal) })}
          </ButtonLink>
          {needsFix > 0 ? <FailedRowsLink batchId={id} count={needsFix} /> : null}
        </>
      ),
    };
  }
  const kind = total === blank ? "onlyBlank" : needsFix === 0 && duplicate > 0 ? "nothingToDo" : "nothing";
  return {
    meaning: t(`REVIEW.${kind}`),
    next: t(`REVIEW.${kind}Next`),
    action: (
      <>
        {needsFix > 0 ? <FailedRowsLink batchId={id} count={needsFix} primary /> : null}
        <AnotherFile label={tActions(needsFix > 0 ? "mended" : "instead")} />
      </>
    ),
  };
}

/** While some are on their way that is what counts; then those nobody can be sure of, which must not be sent again. */
function useRunningWords({ id, counters, again, releaseAt }: FoundBatch): Words {
  const t = useTranslations("batch.state.RUNNING");
  const { ready, onTheirWay, unknown, held } = counters;
  const rest = unknown > 0 ? t("unknown", { count: unknown }) : t("held", { count: held });
  return {
    meaning: releaseAt ? t("soon") : ready + onTheirWay > 0 || unknown + held === 0 ? t("meaning") : rest,
    next: t("next"),
    action: again > 0 ? <FailedRowsLink batchId={id} count={again} /> : undefined,
  };
}

function useDoneWords({ id, state, counters, again, readyTotal }: FoundBatch): Words {
  const t = useTranslations("batch");
  const accepted = counters.accepted + counters.acceptedEarlier;
  const failed = counters.needsFix + counters.returned;
  if (state === "DONE_WITH_FAILURES") {
    return {
      meaning: t("done.some", { accepted, failed }),
      next: t(`done.${again === 0 ? "noneNext" : failed > again ? "mixedNext" : "someNext"}`, {
        count: failed - again,
      }),
      action:
        again > 0 ? (
          <>
            <FailedRowsLink batchId={id} count={again} primary />
            <AnotherFile label={t("actions.mended")} />
          </>
        ) : (
          <AnotherFile label={t("actions.another")} />
        ),
    };
  }
  const action = <AnotherFile label={t("actions.another")} />;
  if (accepted === 0)
    return { meaning: t("state.REVIEW.nothingToDo"), next: t("state.REVIEW.nothingToDoNext"), action };
  return {
    meaning: t("done.all", { count: accepted, total: formatYuan(readyTotal) }),
    next: t("done.allNext"),
    action,
  };
}

function AnotherFile({ label, primary }: { label: string; primary?: boolean }) {
  return (
    <ButtonLink href={paths.newBatch} look={primary ? "primary" : "secondary"} block="phone">
      {label}
    </ButtonLink>
  );
}

function OneInvoice() {
  const t = useTranslations("batch.accepts.one");
  return (
    <ButtonLink href={paths.newInvoice} look="primary" block="phone">
      {t("action")}
    </ButtonLink>
  );
}
