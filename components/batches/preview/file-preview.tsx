"use client";

import { useEffect, useRef, useState } from "react";
import { BatchSteps } from "../batch-steps.tsx";
import { type ChosenFile, type SortedFiles, sortFiles } from "./chosen-file.ts";
import { DocumentsReview } from "./documents-review.tsx";
import { FileChoice } from "./file-choice.tsx";
import { NothingToRead } from "./nothing-to-read.tsx";
import { type PreviewBasis, TableReview } from "./table-review.tsx";

type FilePreviewProps = {
  files: readonly ChosenFile[];
  basis: PreviewBasis;
  /** Where one invoice's file goes to fill in the form of an invoice. */
  invoiceAction: string;
  onOther: () => void;
};

/** What was chosen, before it leaves the browser: a table, or invoices' own files; of both at once, one after the other. */
export function FilePreview({ files, basis: given, invoiceAction, onOther }: FilePreviewProps) {
  // The page may be drawn anew meanwhile; what is being looked at is not read anew for that.
  const [basis] = useState(given);
  const [sorted, setSorted] = useState<SortedFiles | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    let isCurrent = true;
    setSorted(null);
    sortFiles(files).then((found) => isCurrent && setSorted(found));
    return () => {
      isCurrent = false;
    };
  }, [files]);

  useEffect(() => {
    if (sorted) heading.current?.focus();
  }, [sorted]);

  if (!sorted) return <BatchSteps current="upload" />;
  const { tables, documents, others } = sorted;
  const [table] = tables;
  if (table && tables.length === 1 && documents.length === 0) {
    return <TableReview file={table.file} basis={basis} onOther={onOther} />;
  }
  if (tables.length === 0 && documents.length > 0) {
    return (
      <DocumentsReview
        files={documents}
        passedOver={others}
        basis={basis}
        invoiceAction={invoiceAction}
        onOther={onOther}
      />
    );
  }
  return (
    <>
      <BatchSteps current="upload" />
      {tables.length > 0 ? (
        <FileChoice sorted={sorted} heading={heading} onChoose={setSorted} onOther={onOther} />
      ) : (
        <NothingToRead others={others} heading={heading} onOther={onOther} />
      )}
    </>
  );
}
