import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateTime } from "#components/ui/date-time.tsx";
import type { ShutWay } from "#server/monitoring/shut-ways.ts";

/** Ways that have a name a merchant knows: by the invoices that go there. */
const named = ["leqi", "baiwang"] as const;

/** Which way is shut, why and since when: one sentence for each. */
export function OutageWords({ shut }: { shut: readonly ShutWay[] }): ReactNode {
  const t = useTranslations("layout.outage");
  return shut.map(({ name, cause, since }) => (
    <span key={name} className={shut.length > 1 ? "block" : undefined}>
      {t.rich(`causes.${cause}`, {
        way: t(`ways.${named.find((known) => known === name) ?? "other"}`),
        when: () => <DateTime at={since} form="near" />,
      })}
    </span>
  ));
}
