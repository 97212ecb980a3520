import { PackagePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { PageRefresh } from "#components/layout/page-refresh.tsx";
import { paths } from "#components/paths.ts";
import { Callout } from "#components/ui/callout.tsx";
import { StateNotice } from "#components/ui/state-notice.tsx";
import { submissionLooks } from "#components/ui/status-tone.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatYuan } from "#domain/money.ts";
import type { Waiting } from "#server/packages/waiting-for-package.ts";

type WaitingInvoicesProps = {
  waiting: Waiting;
  /** The form that asks for a package. */
  ask: ReactNode;
};

/** What waits to be carried, with the one thing to do about it; and what is just being put into a file. */
export function WaitingInvoices({ waiting: { count, total, packing }, ask }: WaitingInvoicesProps) {
  const t = useTranslations("package.ask");
  return (
    <>
      {packing > 0 ? (
        <Callout title={t("packing.title", { count: packing })}>
          <p>{t("packing.text")}</p>
          <ClientMessages rooms={["package"]}>
            <PageRefresh />
          </ClientMessages>
          <noscript>
            <p>
              <TextLink href={paths.packages}>{t("refresh")}</TextLink>
            </p>
          </noscript>
        </Callout>
      ) : null}
      {count > 0 ? (
        <StateNotice
          look={{ ...submissionLooks.HELD, Icon: PackagePlus }}
          label={t("title", { count })}
          meaning={t("text", { sum: `¥${formatYuan(total)}` })}
          next={t("submit")}
          action={ask}
        />
      ) : null}
    </>
  );
}
