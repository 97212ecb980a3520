import { Bell } from "lucide-react";
import { useTranslations } from "next-intl";
import { iconButtonClass } from "#components/layout/icon-button-class.ts";
import { paths } from "#components/paths.ts";
import { classNames } from "#components/ui/class-names.ts";
import { Link } from "#i18n/navigation.ts";

const mostShown = 99;

/** How much of the inbox is unread, on every page of a merchant. */
export function InboxBell({ unread }: { unread: number }) {
  const t = useTranslations("inbox");
  const label = t("bell", { count: unread });
  return (
    <Link href={paths.inbox} aria-label={label} title={label} className={classNames(iconButtonClass, "relative")}>
      <Bell aria-hidden />
      {unread > 0 ? (
        <span
          aria-hidden
          className="figures absolute end-0.5 top-0.5 min-w-4 rounded-full bg-missing px-1 text-center text-[0.625rem] leading-4 font-semibold text-surface"
        >
          {unread > mostShown ? `${mostShown}+` : unread}
        </span>
      ) : null}
    </Link>
  );
}
