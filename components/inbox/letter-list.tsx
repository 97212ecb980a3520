import { useLocale, useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { BusinessDate, DateTime } from "#components/ui/date-time.tsx";
import { businessDateOf } from "#domain/period.ts";
import { getPathname } from "#i18n/navigation.ts";
import type { InboxLetter } from "#server/notices/list-inbox.ts";

/** Letters by day, the latest first; unread ones have a mark and a word. */
export function LetterList({ letters }: { letters: readonly InboxLetter[] }) {
  const days = Map.groupBy(letters, ({ at }) => businessDateOf(at));
  return (
    <div className="grid max-w-prose gap-8">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="mb-1 text-sm font-medium text-ink-soft">
            <BusinessDate date={day} form="long" />
          </h2>
          <ul className="border-t border-line">
            {ofDay.map((letter) => (
              <li key={letter.id} className="border-b border-line py-3">
                <Letter letter={letter} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** A plain link: what is fetched ahead would count as read. */
function Letter({ letter: { id, kind, subject, text, at, read } }: { letter: InboxLetter }) {
  const t = useTranslations("inbox");
  const kinds = useTranslations("notices.outbox.kinds");
  const locale = useLocale();
  return (
    <article className="grid gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2">
        {read ? null : (
          <span className="inline-flex items-center gap-1 text-xs font-medium text-missing">
            <span aria-hidden className="size-2 rounded-full bg-missing" />
            {t("new")}
          </span>
        )}
        <a
          href={getPathname({ href: paths.inboxLetter(id), locale })}
          className={`inline-flex min-h-6 items-center wrap-anywhere text-accent-ink underline underline-offset-4 coarse:min-h-11 ${read ? "" : "font-medium"}`}
        >
          {subject}
        </a>
      </p>
      <LetterText text={text} />
      <p className="text-xs text-ink-faint">
        {kinds(kind)} · <DateTime at={at} form="near" />
      </p>
    </article>
  );
}

const shortText = 160;

/** Its first paragraph; what is long opens in place. */
function LetterText({ text }: { text: string }) {
  const t = useTranslations("inbox");
  const [first = "", ...rest] = text.split("\n\n");
  const textClass = "whitespace-pre-line wrap-anywhere text-ink-soft";
  if (rest.length === 0 || text.length <= shortText) return <p className={textClass}>{text}</p>;
  return (
    <div>
      <p className={textClass}>{first}</p>
      <details>
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-ink-faint hover:text-ink coarse:min-h-11">
          {t("more")}
        </summary>
        <p className={textClass}>{rest.join("\n\n")}</p>
      </details>
    </div>
  );
}
