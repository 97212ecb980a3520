import { getLocale, getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { RecipientForm } from "#components/notices/recipient-form.tsx";
import { RecipientTable } from "#components/notices/recipient-table.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Section } from "#components/ui/section.tsx";
import { type HouseWant, houseWants } from "#domain/recipient.ts";
import type { OperatorContext } from "#server/context.ts";
import { listRecipients } from "#server/notices/list-recipients.ts";
import { isSetUp } from "#server/notices/post-office.ts";
import { addRecipientNow, removeRecipientNow, testRecipientNow } from "./actions.ts";

const wants = Object.keys(houseWants) as HouseWant[];
const savings = ["added", "removed", "tested"] as const;

/** Who of the house is written to when something is wrong, and who gets its reports. */
export async function AlertRecipients({ operator, saved }: { operator: OperatorContext; saved?: string }) {
  const recipients = await page(() => listRecipients(operator));
  const t = await getTranslations("watch.recipients");
  const said = savings.find((one) => one === saved);
  return (
    <div id="recipients" className="scroll-mt-20">
      <Section title={t("title")} lead={t("lead")}>
        <div className="grid gap-6">
          {said ? (
            <Callout kind="success" live>
              {t(`saved.${said}`)}
            </Callout>
          ) : null}
          <RecipientTable recipients={recipients} test={testRecipientNow} remove={removeRecipientNow} />
          <RecipientForm
            key={recipients.length}
            action={addRecipientNow}
            locale={await getLocale()}
            mailIsSetUp={isSetUp("mail")}
            wants={wants}
          />
        </div>
      </Section>
    </div>
  );
}
