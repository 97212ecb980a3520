"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import type { TablePreview } from "#domain/preview/preview-table.ts";
import type { RememberedColumns } from "#domain/preview/remembered-columns.ts";
import type { PreviewGround } from "#domain/preview/table-tally.ts";
import type { ColumnChoice } from "#domain/table/column-choice.ts";
import { BatchSteps } from "../batch-steps.tsx";
import { FileUnread } from "./file-unread.tsx";
import { ReadingProgress } from "./reading-progress.tsx";
import { SendPanel } from "./send-panel.tsx";
import { TableResult } from "./table-result.tsx";
import { TableUnmatched } from "./table-unmatched.tsx";
import { useSending } from "./use-sending.ts";
import { useTableReader } from "./use-table-reader.ts";

/** What the page knows of the merchant, and how it remembers columns for them. */
export type PreviewBasis = {
  readonly ground: PreviewGround;
  readonly remembered: readonly RememberedColumns[];
  readonly keepColumns: (form: FormData) => Promise<void>;
  readonly forgetColumns: (form: FormData) => Promise<void>;
};

type TableReviewProps = { file: File; basis: PreviewBasis; onOther: () => void };

/** A table before it leaves the browser: what is in it, what is wrong with it, and which column is what. */
export function TableReview({ file, basis, onOther }: TableReviewProps) {
  const t = useTranslations("preview");
  const { answer, progress, read } = useTableReader(file, basis.ground, basis.remembered);
  const sending = useSending();
  const result = useRef<HTMLHeadingElement>(null);
  const outcome = answer?.kind === "table" ? answer.preview.header !== null : answer?.kind;

  useEffect(() => {
    if (outcome !== undefined) result.current?.focus();
  }, [outcome]);

  function send(choice: ColumnChoice | null) {
    const isTable = answer?.kind === "table";
    const hasOwnColumns = isTable && choice?.columns && answer.headings !== null;
    return sending.send(file, {
      choice: choice && Object.keys(choice).length > 0 ? choice : null,
      sha256: isTable ? answer.sha256 : null,
      onArrival: hasOwnColumns ? () => basis.keepColumns(columnForm(answer.headings, choice)) : undefined,
    });
  }

  async function forget() {
    if (answer?.kind === "table" && answer.isRecalled && answer.headings) {
      await basis.forgetColumns(columnForm(answer.headings, null)).catch(() => {});
    }
    read({});
  }

  const isSending = sending.share !== null;
  if (answer === null) {
    return (
      <>
        <BatchSteps current="upload" />
        <ReadingProgress
          name={file.name}
          size={file.size}
          share={progress?.share ?? 0}
          count={progress && progress.count > 0 ? t("reading.rows", { count: progress.count }) : ""}
          onCancel={onOther}
        />
      </>
    );
  }
  if (answer.kind === "problem") {
    return (
      <>
        <BatchSteps current={isSending ? "upload" : "check"} />
        <FileUnread
          problem={answer.problem}
          name={file.name}
          heading={result}
          sending={sending}
          onOther={onOther}
          onSend={() => send(null)}
        />
      </>
    );
  }
  const { preview } = answer;
  if (preview.header === null && preview.problem && !canBeMatched(preview)) {
    return (
      <>
        <BatchSteps current="check" />
        <FileUnread
          problem={preview.problem}
          name={file.name}
          heading={result}
          sending={sending}
          onOther={onOther}
          onSend={null}
        />
      </>
    );
  }
  return (
    <>
      <BatchSteps current="check" />
      {preview.header ? (
        <TableResult
          file={file}
          read={answer}
          heading={result}
          isReading={progress !== null}
          onChoice={read}
          onForget={forget}
          panel={
            preview.problem ? (
              <div>
                <Button look="primary" block="phone" onClick={onOther}>
                  {t("unread.other")}
                </Button>
              </div>
            ) : (
              <SendPanel
                sending={sending}
                label={t("send.submit")}
                isWaiting={progress !== null}
                onSend={() => send(preview.choice)}
                onOther={onOther}
              />
            )
          }
        />
      ) : (
        <TableUnmatched
          file={file}
          preview={preview}
          merchantTaxpayerId={basis.ground.merchantTaxpayerId}
          heading={result}
          isReading={progress !== null}
          onChoice={read}
          onOther={onOther}
        />
      )}
    </>
  );
}

/** A table whose columns nobody has named yet, and not a text or somebody's template. */
function canBeMatched({ problem, look, shownSheet }: TablePreview): boolean {
  const width = Math.max(0, ...(look.sheets[shownSheet]?.head ?? []).map((cells) => cells.length));
  return ["COLUMNS_MISSING", "HEADER_NOT_FOUND"].includes(problem?.code ?? "") && width > 1;
}

function columnForm(headings: string | null, choice: ColumnChoice | null | undefined): FormData {
  const form = new FormData();
  form.set("headings", headings ?? "");
  form.set("columns", JSON.stringify(choice?.columns ?? {}));
  return form;
}
