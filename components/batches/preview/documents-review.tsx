import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { BatchSteps } from "../batch-steps.tsx";
import type { ChosenFile, SortedFiles } from "./chosen-file.ts";
import { DocumentsResult } from "./documents-result.tsx";
import { FileUnread } from "./file-unread.tsx";
import { ReadingProgress } from "./reading-progress.tsx";
import type { PreviewBasis } from "./table-review.tsx";
import { useDocumentsReader } from "./use-documents-reader.ts";
import { useSending } from "./use-sending.ts";

type DocumentsReviewProps = {
  files: readonly ChosenFile[];
  passedOver: SortedFiles["others"];
  basis: PreviewBasis;
  invoiceAction: string;
  onOther: () => void;
};

/** Invoices' own files before they leave the browser: what was found in each, or why nothing was. */
export function DocumentsReview({ files, passedOver, basis, invoiceAction, onOther }: DocumentsReviewProps) {
  const t = useTranslations("preview.documents");
  const { answer, progress } = useDocumentsReader(files, basis.ground, t("archiveName", { count: files.length }));
  const sending = useSending();
  const heading = useRef<HTMLHeadingElement>(null);
  const isRead = answer !== null;
  const [only] = files;
  const name = only && files.length === 1 ? only.file.name : t("files", { count: files.length });
  const size = files.reduce((sum, { file }) => sum + file.size, 0);

  useEffect(() => {
    if (isRead) heading.current?.focus();
  }, [isRead]);

  if (answer === null) {
    return (
      <>
        <BatchSteps current="upload" />
        <ReadingProgress
          name={name}
          size={size}
          share={progress?.share ?? 0}
          count={progress && progress.count > 0 ? t("read", { count: progress.count }) : ""}
          onCancel={onOther}
        />
      </>
    );
  }
  return (
    <>
      <BatchSteps current="check" />
      {answer.kind === "problem" ? (
        <FileUnread
          problem={answer.problem}
          name={name}
          heading={heading}
          sending={sending}
          onOther={onOther}
          onSend={only && files.length === 1 ? () => sending.send(only.file, { choice: null, sha256: null }) : null}
        />
      ) : (
        <DocumentsResult
          read={answer}
          name={name}
          size={size}
          passedOver={passedOver}
          heading={heading}
          sending={sending}
          invoiceAction={invoiceAction}
          onOther={onOther}
        />
      )}
    </>
  );
}
