import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { OverviewTiles } from "#components/invoices/overview-tiles.tsx";
import { useOverviewTiles } from "#components/invoices/use-overview-tiles.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { CasesOfMerchant } from "#components/support/cases-of-merchant.tsx";
import { inView } from "#components/support/in-view.ts";
import { NoteList } from "#components/support/note-list.tsx";
import { ViewTabs } from "#components/support/view-tabs.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import { notePageRead } from "#server/assist/note-page-read.ts";
import { type Overview, overview } from "#server/missing/overview.ts";
import { listCasesOfMerchant } from "#server/support/list-cases-of-merchant.ts";
import { listNotes } from "#server/support/list-notes.ts";
import type { OpenView } from "#server/support/require-support-view.ts";
import { NoteForm } from "./note-form.tsx";

type MerchantRoomProps = { view: OpenView; noted: boolean };

/** What the merchant's first page says, what waits for a person, and what colleagues wrote down. */
export async function MerchantRoom({ view: { context, merchant }, noted }: MerchantRoomProps) {
  const t = await getTranslations("support");
  const [figures, cases, notes] = await page(() =>
    Promise.all([
      overview(context, new Date()),
      listCasesOfMerchant(context, new Date()),
      listNotes(context),
      notePageRead(context, "overview", new Date()),
    ]),
  );
  return (
    <>
      <PageHeader
        back={{ href: paths.support, label: t("door.back") }}
        title={merchant.name}
        line={
          <p className="flex flex-wrap gap-x-4">
            <span className="figures">{merchant.taxpayerId}</span>
            <Freshness figures={figures} />
          </p>
        }
      />
      <ViewTabs merchantId={merchant.id} current="overview" />
      <div className="grid gap-10">
        <Figures merchantId={merchant.id} figures={figures} />
        {cases.length > 0 ? (
          <Section title={t("cases.ofMerchantTitle")} lead={t("cases.ofMerchantLead")}>
            <CasesOfMerchant merchantId={merchant.id} cases={cases} />
          </Section>
        ) : null}
        <div id="notes" className="max-w-prose scroll-mt-20">
          <Section title={t("notes.title")} lead={t("notes.lead")}>
            <div className="grid gap-6">
              {noted ? (
                <Callout kind="success" live>
                  {t("notes.added")}
                </Callout>
              ) : null}
              <ClientMessages rooms={["common", "support"]}>
                <NoteForm key={notes[0]?.id} merchantId={merchant.id} />
              </ClientMessages>
              <NoteList notes={notes} />
            </div>
          </Section>
        </div>
      </div>
    </>
  );
}

function Figures({ merchantId, figures }: { merchantId: string; figures: Overview }) {
  const label = useTranslations("overview.tiles")("label");
  const tiles = useOverviewTiles(figures).map((tile) => ({ ...tile, href: inView(merchantId, tile.href) }));
  return <OverviewTiles label={label} tiles={tiles} />;
}

function Freshness({ figures: { comparedAt, bureauCompleteTo } }: { figures: Overview }) {
  const t = useTranslations("overview");
  const none = useTranslations("layout.bureau")("neverCompared");
  if (bureauCompleteTo === null) return <span>{none}</span>;
  return (
    <>
      {comparedAt ? <span>{t.rich("compared", { when: () => <DateTime at={comparedAt} /> })}</span> : null}
      <span>{t.rich("completeTo", { when: () => <DateTime at={bureauCompleteTo} /> })}</span>
    </>
  );
}
