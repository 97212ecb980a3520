import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Tabs } from "#components/ui/tabs.tsx";

/** The two pages of the log: all of it counted, and each knock. */
export function TransferTabs({ current }: { current: "analysis" | "log" }) {
  const t = useTranslations("transfers");
  return (
    <div className="mb-6">
      <Tabs
        label={t("nav")}
        tabs={[
          { href: paths.opsTransfers, label: t("analysis"), current: current === "analysis" },
          { href: paths.opsTransferLog, label: t("log"), current: current === "log" },
        ]}
      />
    </div>
  );
}
