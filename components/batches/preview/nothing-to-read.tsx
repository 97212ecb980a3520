import { FolderSearch } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { SortedFiles } from "./chosen-file.ts";
import { GroupHead } from "./group-head.tsx";
import { useUnreadWords } from "./use-unread-words.ts";

type NothingToReadProps = {
  others: SortedFiles["others"];
  heading: RefObject<HTMLHeadingElement | null>;
  onOther: () => void;
};

const shown = 20;

/** Nothing that was chosen is a list or an invoice: one file says why, a folder says it file by file. */
export function NothingToRead({ others, heading, onOther }: NothingToReadProps) {
  const t = useTranslations("preview.nothing");
  const words = useUnreadWords();
  const [only] = others;
  const told = only && others.length === 1 ? words(only) : null;
  return (
    <div className="grid max-w-prose gap-5">
      <h2 ref={heading} tabIndex={-1} className="text-lg outline-offset-4">
        {told?.title ?? t("title")}
      </h2>
      {told ? (
        <p>{told.text}</p>
      ) : (
        <EmptyState Icon={FolderSearch} title={t("searched", { count: others.length })}>
          <p>{t("what")}</p>
        </EmptyState>
      )}
      {others.length > 1 ? (
        <div className="border-t border-line">
          <GroupHead label={t("why")} count={t("files", { count: others.length })}>
            <ul className="grid gap-2">
              {others.slice(0, shown).map((one) => (
                <li key={one.path}>
                  <span className="font-medium break-all">{one.path}</span>{" "}
                  <span className="text-ink-soft">{words(one).title}</span>
                </li>
              ))}
            </ul>
          </GroupHead>
        </div>
      ) : null}
      <div>
        <Button look="primary" block="phone" onClick={onOther}>
          {t("other")}
        </Button>
      </div>
    </div>
  );
}
