import { BookOpen, FilePlus2, FileUp, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";

const ways = [
  { name: "file", href: paths.newBatch, Icon: FileUp },
  { name: "one", href: paths.newInvoice, Icon: FilePlus2 },
  { name: "guide", href: paths.guides, Icon: BookOpen },
] as const;

/** A merchant of whom we know no invoice yet: how to begin. */
export function OverviewBeginning() {
  const t = useTranslations("overview");
  return (
    <>
      <PageHeader title={t("headline.begin", { count: 0 })} line={t("begin.lead")} />
      <ol className="max-w-prose divide-y divide-line border-y border-line">
        {ways.map(({ name, href, Icon }, index) => (
          <Way key={name} name={name} href={href} Icon={Icon} first={index === 0} />
        ))}
      </ol>
    </>
  );
}

type WayProps = { name: (typeof ways)[number]["name"]; href: string; Icon: LucideIcon; first: boolean };

function Way({ name, href, Icon, first }: WayProps) {
  const t = useTranslations(`overview.begin.${name}`);
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 py-5">
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        <Icon aria-hidden className="mt-1 size-5 shrink-0 text-accent-ink" />
        <div className="min-w-0">
          <h2 className="text-base">{t("title")}</h2>
          <p className="text-ink-soft">{t("text")}</p>
        </div>
      </div>
      <ButtonLink href={href} look={first ? "primary" : "secondary"} block="phone">
        {t("action")}
      </ButtonLink>
    </li>
  );
}
