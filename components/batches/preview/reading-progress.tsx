import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { fileSizeText } from "../file-size.ts";

type ReadingProgressProps = {
  name: string;
  /** In bytes. */
  size: number;
  /** 0 to 1. */
  share: number;
  /** What was counted so far, in words; empty while that is nothing. */
  count: string;
  onCancel: () => void;
};

/** How far the reader is; nothing has left the browser. */
export function ReadingProgress({ name, size, share, count, onCancel }: ReadingProgressProps) {
  const t = useTranslations("preview.reading");
  const percent = Math.floor(share * 100);
  return (
    <section aria-label={t("title")} className="grid max-w-prose gap-4">
      <p>
        <b className="font-medium break-all">{name}</b>{" "}
        <span className="figures text-ink-soft">{fileSizeText(size)}</span>
      </p>
      <ProgressBar
        label={t("title")}
        value={percent}
        total={100}
        text={count === "" ? t("percent", { percent }) : t("counted", { percent, count })}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <p className="text-ink-soft">{t("local")}</p>
      </div>
    </section>
  );
}
