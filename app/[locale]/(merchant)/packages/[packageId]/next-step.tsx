import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { BringAnswer } from "#components/packages/bring-answer.tsx";
import { HandInForm } from "#components/packages/hand-in-form.tsx";
import { PackageActForm } from "#components/packages/package-act-form.tsx";
import { PackageTodo } from "#components/packages/package-todo.tsx";
import { WithdrawForm } from "#components/packages/withdraw-form.tsx";
import { businessDateOf } from "#domain/period.ts";
import type { FoundPackage } from "#server/packages/find-package.ts";
import { answerLimit } from "#server/packages/receive-answer.ts";
import { dissolveNow, handInNow, withdrawNow } from "../actions.ts";

type NextStepProps = {
  found: FoundPackage;
  /** What was wrong with a file that was brought back. */
  problem: string | null;
};

/** Everything there is to do now, and nothing that comes later. */
export async function NextStep({ found: { id, state }, problem }: NextStepProps) {
  const t = await getTranslations("package");
  const bring = { packageId: id, limit: answerLimit / 1024 / 1024, problem };
  if (state === "MADE") {
    return (
      <>
        <PackageTodo />
        <p className="text-ink-soft">{t("download.wechat")}</p>
        <Folded title={t("dissolve.title")}>
          <p>{t("dissolve.text")}</p>
          <ClientMessages rooms={["package"]}>
            <PackageActForm
              action={dissolveNow}
              fields={{ packageId: id }}
              look="danger"
              label={t("dissolve.submit")}
              pendingLabel={t("dissolve.pending")}
            />
          </ClientMessages>
        </Folded>
      </>
    );
  }
  if (state === "DOWNLOADED") {
    return (
      <>
        <PackageTodo />
        <ClientMessages rooms={["common", "package", "problems"]}>
          <HandInForm packageId={id} today={businessDateOf(new Date())} action={handInNow} />
        </ClientMessages>
        <BringAnswer {...bring} early />
        <Folded title={t("withdraw.title")}>
          <p>{t("withdraw.text")}</p>
          <ClientMessages rooms={["common", "package", "problems"]}>
            <WithdrawForm packageId={id} action={withdrawNow} />
          </ClientMessages>
        </Folded>
      </>
    );
  }
  return state === "HANDED_IN" ? <BringAnswer {...bring} /> : null;
}

/** The way back, which is rarely taken. */
function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="border-t border-line pt-4 print:hidden">
      <summary className="inline-flex min-h-6 items-center rounded-sm text-ink-soft underline decoration-line-strong underline-offset-4 hover:text-ink coarse:min-h-11">
        {title}
      </summary>
      <div className="mt-3 grid max-w-prose gap-3">{children}</div>
    </details>
  );
}
