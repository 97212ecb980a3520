import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { AskComparison } from "#components/books/ask-comparison.tsx";
import { BooksBody } from "#components/books/books-body.tsx";
import { ComparisonRuns } from "#components/books/comparison-runs.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { Arriving } from "#components/ui/arriving.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { isBusinessDate } from "#domain/period.ts";
import { findings } from "#domain/reconciliation.ts";
import { findBooks } from "#server/reconciliation/find-books.ts";
import { findingsOfDay } from "#server/reconciliation/findings-of-day.ts";
import { listComparisons } from "#server/reconciliation/list-comparisons.ts";
import { listFindings } from "#server/reconciliation/list-findings.ts";
import { requireMerchant } from "#server/session.ts";
import { compareNow } from "./actions.ts";

type BooksPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("books");
  return { title: t("title") };
}

export default async function BooksPage({ searchParams }: BooksPageProps) {
  const t = await getTranslations("books");
  return (
    <Arriving skeleton={<SkeletonRows count={8} label={t("loading")} />}>
      <Loaded searchParams={searchParams} />
    </Arriving>
  );
}

async function Loaded({ searchParams }: BooksPageProps) {
  const merchant = await requireMerchant();
  const { finding: asked, after = null, day: askedDay = "" } = singleQuery(await searchParams);
  const finding = findings.find((one) => one === asked);
  const day = isBusinessDate(askedDay) ? askedDay : undefined;
  const now = new Date();
  const [books, history, list, ofDay] = await page(() =>
    Promise.all([
      findBooks(merchant, now),
      listComparisons(merchant, now),
      finding ? listFindings(merchant, finding, after, day) : null,
      day ? findingsOfDay(merchant, day) : null,
    ]),
  );
  return (
    <BooksBody
      books={books}
      history={history}
      day={day && ofDay ? { day, counts: ofDay } : null}
      chosen={finding && list ? { finding, page: list, isFirst: after === null, day } : null}
      ask={
        books.running ? (
          <ComparisonRuns running={books.running} />
        ) : (
          <ClientMessages rooms={["books"]}>
            <AskComparison action={compareNow} />
          </ClientMessages>
        )
      }
    />
  );
}
