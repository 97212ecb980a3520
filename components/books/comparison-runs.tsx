import { useTranslations } from "next-intl";
import { PageRefresh } from "#components/layout/page-refresh.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { TextLink } from "#components/ui/text-link.tsx";

type ComparisonRunsProps = { running: { readonly since: Date; readonly pulled: number } };

/** While it runs: since when and how far; the page looks again by itself, or at a press where no script runs. */
export function ComparisonRuns({ running: { since, pulled } }: ComparisonRunsProps) {
  const t = useTranslations("books.ask");
  return (
    <Callout title={t("running")} live>
      <p>{t.rich("runningText", { when: () => <DateTime at={since} form="near" />, pulled })}</p>
      <PageRefresh />
      <noscript>
        <p>
          <TextLink href={paths.books}>{t("refresh")}</TextLink>
        </p>
      </noscript>
    </Callout>
  );
}
