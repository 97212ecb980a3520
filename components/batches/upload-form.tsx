"use client";

import { FileUp, FolderUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { classNames } from "#components/ui/class-names.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { BatchSteps } from "./batch-steps.tsx";
import { type ChosenFile, chosenFiles } from "./preview/chosen-file.ts";
import { PasteTable } from "./preview/paste-table.tsx";
import { ScanInvoice } from "./preview/scan-invoice.tsx";
import type { PreviewBasis } from "./preview/table-review.tsx";
import { usePageFiles } from "./preview/use-page-files.ts";
import { UnfinishedUpload } from "./unfinished-upload.tsx";
import { useFileProblemWords } from "./use-file-problem-words.ts";

type UploadFormProps = {
  /** Where the form goes without a script. */
  action: string;
  /** Where the form of one invoice takes its file. */
  invoiceAction: string;
  /** In bytes. */
  limit: number;
  /** In a folder, or chosen at once. */
  mostFiles: number;
  /** What was wrong with the file that a form without a script has sent. */
  problem?: string | undefined;
  basis: PreviewBasis;
  /** What stands below the form and beside it until something is chosen. */
  template: ReactNode;
  accepted: ReactNode;
};

/** Not by `lazy`: React shows its fallback for 300 ms, also where everything is there already. */
const loadPreview = () => import("./preview/file-preview.tsx");
type Preview = Awaited<ReturnType<typeof loadPreview>>["FilePreview"];

/** Whoever moves here is about to choose a file: by the time it is found, what reads it is there. Again, it costs nothing. */
function prepareReading(): void {
  Promise.all([loadPreview(), import("./preview/ask-reader.ts")]).then(
    ([, { keepReaderReady }]) => keepReaderReady(),
    () => {},
  );
}

/** Choose, drop or paste; with a script it is read here first and nothing leaves the browser, without one it is sent. */
export function UploadForm({
  action,
  invoiceAction,
  limit,
  mostFiles,
  problem: arrived,
  basis,
  template,
  accepted,
}: UploadFormProps) {
  const t = useTranslations("batch.upload");
  const words = useFileProblemWords();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly ChosenFile[] | null>(null);
  const [preview, setPreview] = useState<{ FilePreview: Preview } | null>(null);
  const [isReady, setReady] = useState(false);
  const [problem, setProblem] = useState(arrived ? { code: arrived, times: 0 } : null);
  const most = problem?.code === "TOO_MANY_FILES" ? mostFiles : limit / 1024 / 1024;
  const told = problem && words({ code: problem.code, facts: { limit: String(most) } });

  function take(chosen: readonly ChosenFile[]) {
    if (chosen.length === 0) return;
    const code = problemOf(chosen, limit, mostFiles);
    if (code) return complain(code);
    setProblem(null);
    setFiles(chosen);
    loadPreview().then(setPreview, () => {
      setFiles(null);
      complain("UPLOAD_BROKEN");
    });
  }

  function complain(code: string) {
    setProblem((before) => ({ code, times: (before?.times ?? 0) + 1 }));
  }

  const isDragged = usePageFiles(files === null, take);

  // What was chosen before the script had arrived counts as well.
  const takeEarlier = useEffectEvent(() => take(chosenFiles(input.current?.files ?? [])));
  useEffect(() => {
    setReady(true);
    takeEarlier();
  }, []);

  useEffect(() => {
    if (isDragged) prepareReading();
  }, [isDragged]);

  function chooseOther() {
    setFiles(null);
    requestAnimationFrame(() => input.current?.focus());
  }

  function remind(event: FormEvent) {
    event.preventDefault();
    complain("FILE_NOT_CHOSEN");
  }

  if (files) {
    return (
      <div className="grid gap-8">
        {preview ? (
          <preview.FilePreview files={files} basis={basis} invoiceAction={invoiceAction} onOther={chooseOther} />
        ) : (
          <BatchSteps current="upload" />
        )}
      </div>
    );
  }
  return (
    <div className="grid gap-8">
      <BatchSteps current="upload" />
      <div className="grid gap-x-12 gap-y-10 wide:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here, only fetched beforehand */}
        <div className="grid content-start gap-8" onPointerEnter={prepareReading} onFocus={prepareReading}>
          {isReady ? <UnfinishedUpload /> : null}
          <form method="post" action={action} encType="multipart/form-data" onSubmit={remind} className="grid gap-5">
            {told ? <ErrorSummary key={problem.times} title={told.title} messages={[{ message: told.text }]} /> : null}
            {problem?.code === "SIGNED_OUT" ? (
              <p>
                <TextLink href={paths.signIn} target="_blank">
                  {t("signIn")}
                </TextLink>
              </p>
            ) : null}
            <div className="grid gap-1">
              <label htmlFor="file" className="font-medium">
                {t("label")}
              </label>
              {told ? <FieldError id="file-error" message={told.title} /> : null}
              <div
                className={classNames(
                  "grid justify-items-center gap-3 rounded-lg border border-dashed px-4 py-8 text-center transition-colors",
                  isDragged
                    ? "border-accent bg-accent-soft"
                    : told
                      ? "border-returned bg-canvas"
                      : "border-control bg-canvas",
                )}
              >
                <FileUp aria-hidden strokeWidth={1.5} className="size-8 text-ink-faint" />
                <p className="needs-script text-ink-soft">{t("drop")}</p>
                <div className="flex flex-wrap justify-center gap-3">
                  <input
                    ref={input}
                    id="file"
                    name="file"
                    type="file"
                    multiple={isReady}
                    aria-describedby={told ? "file-error file-hint" : "file-hint"}
                    aria-invalid={told ? true : undefined}
                    onChange={(event) => take(chosenFiles(event.target.files ?? []))}
                    className="peer max-w-full text-ink-soft [@media(scripting:enabled)]:sr-only file:me-3 file:min-h-9 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-4 file:font-medium file:text-ink hover:file:border-control coarse:file:min-h-11"
                  />
                  {/* The browser's own button speaks the browser's language; where there is a script, ours stands in its place. */}
                  <label
                    htmlFor="file"
                    className={classNames(
                      buttonClass({ look: "primary" }),
                      "hidden! [@media(scripting:enabled)]:inline-flex! peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-ink",
                    )}
                  >
                    {t("choose")}
                  </label>
                  {isReady ? <FolderButton onFiles={take} /> : null}
                </div>
                <p id="file-hint" className="text-ink-soft">
                  {t("hint", { limit: limit / 1024 / 1024 })}
                </p>
              </div>
            </div>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Button type="submit" look="primary" block="phone" hidden={isReady}>
                {t("submit")}
              </Button>
              <p className="text-ink-soft">{isReady ? t("local") : t("promise")}</p>
            </div>
          </form>
          <div className="grid">
            {isReady ? (
              <>
                <PasteTable onFile={(file) => take(chosenFiles([file]))} />
                <ScanInvoice onFile={(file) => take(chosenFiles([file]))} />
              </>
            ) : null}
            {template}
          </div>
        </div>
        {accepted}
      </div>
    </div>
  );
}

/** Telephones have no folders to choose. */
function FolderButton({ onFiles }: { onFiles: (files: readonly ChosenFile[]) => void }) {
  const t = useTranslations("batch.upload");
  const input = useRef<HTMLInputElement>(null);
  if (!("webkitdirectory" in HTMLInputElement.prototype) || matchMedia("(pointer: coarse)").matches) return null;
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t("folder")}
        {...{ webkitdirectory: "" }}
        onChange={(event) => onFiles(chosenFiles(event.target.files ?? []))}
      />
      <Button icon={<FolderUp aria-hidden />} onClick={() => input.current?.click()}>
        {t("folder")}
      </Button>
    </>
  );
}

/** The causes that show before anything is read. */
function problemOf(files: readonly ChosenFile[], limit: number, mostFiles: number): string | null {
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  if (size === 0) return "FILE_EMPTY";
  if (files.length > mostFiles) return "TOO_MANY_FILES";
  return size > limit ? (files.length > 1 ? "FILES_TOO_LARGE" : "FILE_TOO_LARGE") : null;
}
