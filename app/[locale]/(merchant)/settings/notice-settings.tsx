import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { RecipientForm } from "#components/notices/recipient-form.tsx";
import { RecipientTable } from "#components/notices/recipient-table.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { Section } from "#components/ui/section.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import type { MerchantContext } from "#server/context.ts";
import { listRecipients } from "#server/notices/list-recipients.ts";
import { isSetUp } from "#server/notices/post-office.ts";
import { addRecipientNow, removeRecipientNow, testRecipientNow } from "./notice-actions.ts";

const savings = ["added", "removed", "tested"] as const;

/** 通知: where the merchant hears from us. Only owners see it; a webhook's address is a key. */
export async function NoticeSettings({ merchant, saved }: { merchant: MerchantContext; saved?: string }) {
  const recipients = await page(() => listRecipients(merchant));
  const t = await getTranslations("notices.settings");
  const link = (await getTranslations("notices.choices"))("link");
  const said = savings.find((one) => `recipient-${one}` === saved);
  return (
    <div id="notices" data-assist="notices" className="scroll-mt-20">
      <Section title={t("title")} lead={t("lead")}>
        <ClientMessages rooms={["common", "notices"]}>
          <div className="grid gap-6">
            {said ? (
              <Callout kind="success" live>
                {t(`saved.${said}`)}
              </Callout>
            ) : null}
            <RecipientTable recipients={recipients} test={testRecipientNow} remove={removeRecipientNow} />
            <p>
              <TextLink href={paths.settingsNotices}>{link}</TextLink>
            </p>
            <RecipientForm
              key={recipients.length}
              action={addRecipientNow}
              locale={await getLocale()}
              mailIsSetUp={isSetUp("mail")}
            />
          </div>
        </ClientMessages>
      </Section>
    </div>
  );
}
