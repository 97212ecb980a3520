import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { Section } from "#components/ui/section.tsx";
import { Link } from "#i18n/navigation.ts";
import type { SubmissionSummary } from "#server/missing/find-invoice.ts";

export type PastSubmission = SubmissionSummary & { readonly reference: string };

/** Every time this invoice was sent, the newest first. */
export function SubmissionHistory({ submissions }: { submissions: readonly PastSubmission[] }) {
  const t = useTranslations("invoice.history");
  return (
    <Section title={t("title")}>
      {submissions.length === 0 ? (
        <p className="text-ink-soft">{t("none")}</p>
      ) : (
        <ul className="border-t border-line">
          {submissions.map((submission) => (
            <li key={submission.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-3">
              <Link
                href={paths.submission(submission.id)}
                className="figures font-medium text-accent-ink underline-offset-4 hover:underline"
              >
                {submission.reference}
              </Link>
              <StateTag state={submission.state} />
              {submission.verdict?.message ? <span className="text-ink-soft">{submission.verdict.message}</span> : null}
              <span className="ms-auto text-xs text-ink-faint">
                <DateTime at={submission.stateSince} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
