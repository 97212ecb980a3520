import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "#components/ui/class-names.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import type { CaseEntryShown, CaseFileShown } from "#server/support/entries-of.ts";
import { useEntryWords } from "./use-entry-words.ts";

type CaseThreadProps = {
  entries: readonly CaseEntryShown[];
  /** Where a file of it is fetched. */
  fileHref: (file: string) => string;
};

/** What was said and done, the oldest first. What is said stands in a frame, what is done in a line. */
export function CaseThread({ entries, fileHref }: CaseThreadProps) {
  return (
    <ol className="grid max-w-prose gap-3">
      {entries.map((entry) => (
        <li key={entry.id}>{entry.move ? <Moved entry={entry} /> : <Said entry={entry} fileHref={fileHref} />}</li>
      ))}
    </ol>
  );
}

function Moved({ entry }: { entry: CaseEntryShown }) {
  const words = useEntryWords();
  return (
    <p className="text-ink-soft">
      <Who entry={entry} /> {words(entry)} · <DateTime at={entry.at} />
    </p>
  );
}

function Said({ entry, fileHref }: { entry: CaseEntryShown; fileHref: (file: string) => string }) {
  const t = useTranslations("cases.entry");
  const { author, kind, text, files, at } = entry;
  return (
    <div
      data-tone={kind === "internal-note" ? "missing" : undefined}
      className={classNames(
        "rounded-lg border px-4 py-3",
        kind === "internal-note" ? "border-dashed border-tone-line bg-tone-soft" : "border-line",
        kind !== "internal-note" && author === "staff" && "bg-canvas",
      )}
    >
      <p className="flex flex-wrap justify-between gap-x-4 text-ink-soft">
        <span className="font-medium text-ink">
          <Who entry={entry} />
        </span>
        <DateTime at={at} />
      </p>
      {kind === "internal-note" ? <p className="text-xs font-medium text-tone">{t("note")}</p> : null}
      {text ? <p className="mt-1 whitespace-pre-line wrap-anywhere">{text}</p> : null}
      {files.length > 0 ? (
        <ul aria-label={t("files")} className="mt-2 grid gap-1">
          {files.map((file) => (
            <li key={file.id}>
              <FileLink file={file} href={fileHref(file.id)} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** A plain link: what it leads to is kept, never shown. */
function FileLink({ file: { name, kind, size }, href }: { file: CaseFileShown; href: string }) {
  const t = useTranslations("cases.entry");
  return (
    <a
      href={href}
      download
      className="inline-flex min-h-6 max-w-full items-center gap-1.5 text-accent-ink underline underline-offset-4 coarse:min-h-11"
    >
      <Paperclip aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 wrap-anywhere">{name}</span>
      <span className="shrink-0 text-xs text-ink-faint">
        {t("size", { kind: kind.toUpperCase(), size: sizeOf(size) })}
      </span>
    </a>
  );
}

function Who({ entry: { author, by } }: { entry: CaseEntryShown }) {
  const t = useTranslations("cases.entry");
  const side = t(`sides.${author}`);
  return <>{by ? t("who", { side, by }) : side}</>;
}

function sizeOf(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
