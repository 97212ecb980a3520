import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { DateTime } from "#components/ui/date-time.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { AnswerComment } from "#server/feedback/list-answer-comments.ts";

type ReaderCommentsProps = {
  rows: readonly AnswerComment[];
  after: string | null;
  titles: ReadonlyMap<string, string>;
  paged: boolean;
};

/** In readers' own words, the latest first. */
export function ReaderComments({ rows, after, titles, paged }: ReaderCommentsProps) {
  const t = useTranslations("heard.room.comments");
  const tRoom = useTranslations("heard.room");
  return (
    <Section title={t("title")} action={paged ? <TextLink href={paths.supportFaq}>{tRoom("first")}</TextLink> : null}>
      {rows.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <ul className="grid max-w-prose border-t border-line">
          {rows.map(({ id, slug, solved, comment, at }) => (
            <li key={id} className="border-b border-line py-3">
              <p className="whitespace-pre-line">{comment}</p>
              <p className="mt-1 text-xs text-ink-faint">
                {solved ? t("solved") : t("unsolved")} ·{" "}
                <TextLink href={paths.faqEntry(slug)}>{titles.get(slug) ?? slug}</TextLink> · <DateTime at={at} />
              </p>
            </li>
          ))}
        </ul>
      )}
      <Pagination next={after ? `${paths.supportFaq}?before=${after}` : undefined} />
    </Section>
  );
}
