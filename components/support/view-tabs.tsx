import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { Tabs } from "#components/ui/tabs.tsx";
import { inView } from "./in-view.ts";

const pages = { overview: paths.overview, missing: paths.missing, submissions: paths.submissions } as const;

type ViewTabsProps = {
  merchantId: string;
  /** Null on a page that is none of them. */
  current: keyof typeof pages | null;
};

/** What a clerk may look at of one merchant. */
export function ViewTabs({ merchantId, current }: ViewTabsProps) {
  const t = useTranslations("layout.merchant");
  const label = useTranslations("support.view")("pages");
  const tabs = (["overview", "missing", "submissions"] as const).map((page) => ({
    href: inView(merchantId, pages[page]),
    label: t(page),
    current: page === current,
  }));
  return (
    <div className="mb-6">
      <Tabs label={label} tabs={tabs} />
    </div>
  );
}
