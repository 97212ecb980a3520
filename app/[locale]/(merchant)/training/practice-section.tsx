import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { OpenPracticeForm, ResetPracticeForm } from "#components/training/practice-forms.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Section } from "#components/ui/section.tsx";
import type { PracticeState } from "#server/training/find-practice.ts";
import { leavePracticeNow, openPracticeNow, resetPracticeNow } from "./actions.ts";

/** The way into practice, or out of it and back to its beginning. */
export async function PracticeSection({ practice: { available, inside, begun } }: { practice: PracticeState }) {
  const t = await getTranslations("training.practice");
  return (
    <Section title={t("title")}>
      <div className="grid gap-4 rounded-lg border border-line p-5">
        <p className="max-w-prose">{available || inside ? t("text") : t("unavailable")}</p>
        <ClientMessages rooms={["common", "training"]}>
          <div className="flex flex-wrap items-start gap-3">
            {inside ? (
              <form action={leavePracticeNow} className="w-full mid:w-auto">
                <button type="submit" className={buttonClass({ look: "primary", block: "phone" })}>
                  {t("leave")}
                </button>
              </form>
            ) : null}
            {available && !inside ? <OpenPracticeForm action={openPracticeNow} begun={begun} /> : null}
            {available && begun ? <ResetPracticeForm action={resetPracticeNow} /> : null}
          </div>
        </ClientMessages>
      </div>
    </Section>
  );
}
