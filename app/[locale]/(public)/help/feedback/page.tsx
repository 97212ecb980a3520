import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { pathWithin } from "#app/path-within.ts";
import { type Query, singleQuery } from "#app/single-query.ts";
import { SaidList } from "#components/feedback/said-list.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { BusinessDate } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { isBusinessDate } from "#domain/period.ts";
import { rowIdIn } from "#domain/row-id.ts";
import { announcedTo } from "#domain/working-day.ts";
import { listSaid } from "#server/feedback/list-said.ts";
import { speakerOfRequest } from "#server/session.ts";
import { MessageForm } from "./message-form.tsx";

type FeedbackPageProps = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("feedback.help");
  return { title: t("title") };
}

/** Complaints and suggestions, by anybody; and for a merchant what was said before and what was answered. */
export default async function FeedbackPage({ searchParams }: FeedbackPageProps) {
  const speaker = await page(speakerOfRequest);
  const merchant = speaker.kind === "merchant" ? speaker : null;
  const t = await getTranslations("feedback");
  const query = singleQuery(await searchParams);
  const before = rowIdIn(query.before);
  const said = merchant ? await page(() => listSaid(merchant, before)) : null;
  const from = query.from ? pathWithin(query.from) : "";
  const sent = rowIdIn(query.sent)?.toString();
  const due = isBusinessDate(query.due ?? "") ? (query.due ?? null) : null;
  return (
    <>
      <PageHeader title={t("help.title")} line={merchant ? t("help.line") : t("help.visitorLine")} />
      <div className="grid gap-10">
        {sent ? (
          <Callout kind="success" title={t("help.sent", { id: sent })} live>
            {due ? <p>{t.rich("help.sentDue", { due: () => <BusinessDate date={due} form="long" /> })}</p> : null}
            {due && due > announcedTo ? <p>{t("help.calendar", { year: due.slice(0, 4) })}</p> : null}
            {merchant ? null : <p>{t("help.sentVisitor")}</p>}
          </Callout>
        ) : null}
        <Section title={t("help.form")}>
          {merchant ? null : (
            <p className="mb-4 text-ink-soft">
              {t("help.signIn")}{" "}
              <TextLink href={`${paths.signIn}?next=${paths.feedback}`}>{t("help.signInLink")}</TextLink>
            </p>
          )}
          <ClientMessages rooms={["common", "feedback"]}>
            <MessageForm key={sent} from={from === "/" && query.from !== "/" ? "" : from} />
          </ClientMessages>
        </Section>
        {said && merchant ? (
          <Section title={merchant.role === "owner" ? t("said.titleOwner") : t("said.title")}>
            <SaidList rows={said.rows} />
            <Pagination
              first={before === null ? undefined : paths.feedback}
              next={said.after ? `${paths.feedback}?before=${said.after}` : undefined}
            />
          </Section>
        ) : null}
      </div>
    </>
  );
}
