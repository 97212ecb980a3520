import { getTranslations } from "next-intl/server";
import { page } from "#app/answer.ts";
import { HealingForm } from "#components/books/healing-form.tsx";
import { ToleranceForm } from "#components/books/tolerance-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Section } from "#components/ui/section.tsx";
import { mostHealedAtOnce } from "#domain/healing.ts";
import { yuanText } from "#domain/money.ts";
import type { MerchantContext } from "#server/context.ts";
import { booksRules } from "#server/reconciliation/books-rules.ts";
import { setToleranceNow, switchHealingNow } from "./books-actions.ts";

const savings = { "books-tolerance": "tolerance", "books-on": "on", "books-off": "off" } as const;

/** 对账与自动补传: what passes as the same, and what goes by itself. The owner decides; everybody may read it. */
export async function BooksSettings({ merchant, saved = "" }: { merchant: MerchantContext; saved?: string }) {
  const { toleranceFen, heals } = await page(() => booksRules(merchant));
  const t = await getTranslations("books.settings");
  const said = Object.entries(savings).find(([name]) => name === saved)?.[1];
  const yuan = yuanText(BigInt(toleranceFen));
  const state = t(heals ? "healingOn" : "healingOff");
  return (
    <div id="books" className="scroll-mt-20">
      <Section title={t("title")} lead={t("lead")}>
        {merchant.role === "owner" ? (
          <ClientMessages rooms={["books", "common"]}>
            <div className="grid gap-6">
              {said ? (
                <Callout kind="success" live>
                  {t(`saved.${said}`)}
                </Callout>
              ) : null}
              <ToleranceForm action={setToleranceNow} yuan={yuan} />
              <div className="grid gap-2">
                <h3 className="font-medium">
                  {t("healing")} · {state}
                </h3>
                <p>{t("healingText", { most: mostHealedAtOnce })}</p>
                <p className="text-ink-soft">{t("healingNever")}</p>
                <HealingForm key={String(heals)} action={switchHealingNow} heals={heals} />
              </div>
            </div>
          </ClientMessages>
        ) : (
          <p>{t("readOnly", { yuan, state })}</p>
        )}
      </Section>
    </div>
  );
}
