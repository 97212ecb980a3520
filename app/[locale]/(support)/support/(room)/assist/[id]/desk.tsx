import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { ActList } from "#components/assist/act-list.tsx";
import { PresenceLine } from "#components/assist/presence-line.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { ViewTabs } from "#components/support/view-tabs.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { clock } from "#components/ui/date-text.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Section } from "#components/ui/section.tsx";
import type { AssistContext } from "#server/assist/assist-context.ts";
import { assistDesk } from "#server/assist/assist-desk.ts";
import type { AssistOfClerk } from "#server/assist/assist-of-clerk.ts";
import { listMissing } from "#server/missing/list-missing.ts";
import { EndForm } from "./end-form.tsx";
import { LeadForm } from "./lead-form.tsx";
import { MissingChoice } from "./missing-choice.tsx";
import { PinnedList } from "./pinned-list.tsx";
import { PointForm } from "./point-form.tsx";
import { RowPinForm } from "./row-pin-form.tsx";

type DeskProps = { assist: AssistOfClerk; context: AssistContext; said: string | undefined };

const outcomes = ["pointed", "led", "pinned", "prepared", "removed"] as const;

export async function Desk({ assist, context, said }: DeskProps) {
  const { id, merchant, reason, expiresAt, presence } = assist;
  const [desk, missing] = await page(() =>
    Promise.all([assistDesk(context), listMissing(context, {}, null, new Date())]),
  );
  const t = await getTranslations("assist.desk");
  const outcome = outcomes.find((known) => known === said);
  return (
    <ClientMessages rooms={["assist", "common", "invoice"]}>
      <PageHeader
        back={{ href: paths.supportAssist, label: t("back") }}
        title={merchant.name}
        line={
          <>
            <PresenceLine assistId={id} first={{ open: true, ...presence }} />
            <p className="wrap-anywhere">{t("line", { reason, until: clock(expiresAt) })}</p>
          </>
        }
        actions={<EndForm assistId={id} />}
      />
      <ViewTabs merchantId={merchant.id} current={null} />
      <div className="grid gap-10">
        {outcome ? (
          <Callout kind="success" live>
            {t(`said.${outcome}`)}
          </Callout>
        ) : null}
        <div className="grid gap-10 wide:grid-cols-2">
          <Section title={t("point.title")} lead={t("point.lead")}>
            <PointForm assistId={id} here={presence.page} />
          </Section>
          <Section title={t("lead.title")} lead={t("lead.lead")}>
            <LeadForm assistId={id} />
          </Section>
        </div>
        <Section title={t("invoices.title")} lead={t("invoices.lead")}>
          <MissingChoice assistId={id} rows={missing.rows.slice(0, 8)} />
        </Section>
        {desk.batches.length > 0 ? (
          <Section title={t("rows.title")} lead={t("rows.lead")}>
            <RowPinForm assistId={id} batches={desk.batches} />
          </Section>
        ) : null}
        <Section title={t("pinned", { count: desk.pins.length })}>
          <PinnedList assistId={id} pins={desk.pins} />
        </Section>
        <Section title={t("acts")} lead={t("actsLead")}>
          <ActList acts={desk.acts} />
        </Section>
      </div>
    </ClientMessages>
  );
}
