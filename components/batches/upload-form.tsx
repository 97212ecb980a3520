"use client";

import { FileText, UploadCloud } from "lucide-react";
import { useTranslations } from "next-intl";
import { type DragEvent, type FormEvent, useEffect, useRef, useState } from "react";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { classNames } from "#components/ui/class-names.ts";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { FieldError } from "#components/ui/field.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { refusedKind } from "#domain/table/refused-kind.ts";
import { useRouter } from "#i18n/navigation.ts";
import { fileSizeText } from "./file-size.ts";
import { sendFile } from "./send-file.ts";
import { useFileProblemWords } from "./use-file-problem-words.ts";

type UploadFormProps = {
  /** Where the form goes without a script. */
  action: string;
  /** In bytes. */
  limit: number;
  /** What was wrong with the file that a form without a script has sent. */
  problem?: string | undefined;
};

/** Choose, drop, look at what was chosen, send. What cannot be a table is said before anything is sent. */
export function UploadForm({ action, limit, problem: arrived }: UploadFormProps) {
  const t = useTranslations("batch.upload");
  const words = useFileProblemWords();
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState(arrived ? { code: arrived, times: 0 } : null);
  const [share, setShare] = useState<number | null>(null);
  const [dragged, setDragged] = useState(false);
  const told = problem && words({ code: problem.code, facts: { limit: String(limit / 1024 / 1024) } });

  function complain(code: string) {
    setShare(null);
    setProblem((before) => ({ code, times: (before?.times ?? 0) + 1 }));
  }

  // What was chosen before the script had arrived counts as well.
  useEffect(() => setFile(input.current?.files?.[0] ?? null), []);

  async function choose(chosen: File | null) {
    setFile(chosen);
    setProblem(null);
    const code = chosen && (await problemOf(chosen, limit));
    if (code) complain(code);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setDragged(false);
    const dropped = event.dataTransfer.files;
    if (!input.current || dropped.length === 0) return;
    if (dropped.length > 1) return complain("SEVERAL_FILES");
    input.current.files = dropped;
    void choose(dropped[0] ?? null);
  }

  async function send(event: FormEvent) {
    event.preventDefault();
    if (share !== null) return;
    const code = file ? await problemOf(file, limit) : "FILE_NOT_CHOSEN";
    if (!file || code) return complain(code ?? "FILE_NOT_CHOSEN");
    setProblem(null);
    setShare(0);
    const sent = await sendFile(file, setShare);
    if (sent.kind === "problem") return complain(sent.code);
    router.push(`${paths.batch(sent.batchId)}${sent.again ? "?again=1" : ""}`);
  }

  return (
    <form method="post" action={action} encType="multipart/form-data" onSubmit={send} className="grid gap-5">
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
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the input inside does the same */}
        <div
          onDragEnter={() => setDragged(true)}
          onDragOver={(event) => event.preventDefault()}
          onDragLeave={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragged(false);
          }}
          onDrop={drop}
          className={classNames(
            "grid justify-items-center gap-3 rounded-lg border border-dashed px-4 py-8 text-center transition-colors",
            dragged ? "border-accent bg-accent-soft" : told ? "border-returned bg-canvas" : "border-control bg-canvas",
          )}
        >
          {file ? (
            <FileText aria-hidden strokeWidth={1.5} className="size-8 text-accent-ink" />
          ) : (
            <UploadCloud aria-hidden strokeWidth={1.5} className="size-8 text-ink-faint" />
          )}
          <p className="needs-script text-ink-soft" aria-live="polite">
            {file
              ? t.rich("chosen", {
                  name: file.name,
                  size: fileSizeText(file.size),
                  b: (name) => <b className="font-medium break-all text-ink">{name}</b>,
                })
              : t("drop")}
          </p>
          <input
            ref={input}
            id="file"
            name="file"
            type="file"
            aria-describedby={told ? "file-error file-hint" : "file-hint"}
            aria-invalid={told ? true : undefined}
            onChange={(event) => void choose(event.target.files?.[0] ?? null)}
            className="peer max-w-full text-ink-soft [@media(scripting:enabled)]:sr-only file:me-3 file:min-h-9 file:cursor-pointer file:rounded-md file:border file:border-solid file:border-line-strong file:bg-surface file:px-4 file:font-medium file:text-ink hover:file:border-control coarse:file:min-h-11"
          />
          {/* The browser's own button speaks the browser's language; where there is a script, ours stands in its place. */}
          <label
            htmlFor="file"
            className={classNames(
              buttonClass({}),
              "hidden! [@media(scripting:enabled)]:inline-flex! peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent-ink",
            )}
          >
            {file ? t("another") : t("choose")}
          </label>
          <p id="file-hint" className="text-ink-soft">
            {t("hint", { limit: limit / 1024 / 1024 })}
          </p>
        </div>
      </div>
      {share === null ? null : (
        <ProgressBar
          label={t("progress")}
          value={Math.round(share * 100)}
          total={100}
          text={share < 1 ? t("sending", { percent: Math.round(share * 100) }) : t("arriving")}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" look="primary" block="phone" aria-disabled={share !== null}>
          {share === null ? t("submit") : t("pending")}
        </Button>
        <p className="text-ink-soft">{t("promise")}</p>
      </div>
    </form>
  );
}

/** The causes a browser can see by itself, so that nobody waits for 60 MB to be refused. */
async function problemOf(file: File, limit: number): Promise<string | null> {
  if (file.size > limit) return "FILE_TOO_LARGE";
  if (file.size === 0) return "FILE_EMPTY";
  const head = await file
    .slice(0, 65_536)
    .arrayBuffer()
    .catch(() => null);
  if (head === null) return "FILE_UNREADABLE";
  return refusedKind(new Uint8Array(head));
}
