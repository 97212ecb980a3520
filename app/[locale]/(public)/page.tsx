import { FileSearch, type LucideIcon, MessageCircleQuestionMark, ReceiptText } from "lucide-react";
import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { FrontPicture } from "./front-picture.tsx";
import { FrontSearch } from "./front-search.tsx";
import { KeepHelp } from "./keep-help.tsx";

export default function FrontDoor() {
  const t = useTranslations("front");
  return (
    <>
      <KeepHelp />
      <div className="grid items-start gap-x-16 gap-y-10 wide:grid-cols-2">
        <div className="wide:pt-8">
          <h1 className="text-xl">{t("title")}</h1>
          <p className="mt-4 max-w-prose text-base text-ink-soft">{t("lead")}</p>
          <div className="mt-8 grid justify-items-start gap-3">
            <ButtonLink href={paths.signIn} look="primary" size="large" block="phone">
              {t("signIn")}
            </ButtonLink>
            <p className="text-ink-faint">{t("bounds")}</p>
            <p>{t.rich("check", { link: (chunks) => <TextLink href={paths.check}>{chunks}</TextLink> })}</p>
            <p>{t.rich("verify", { link: (chunks) => <TextLink href={paths.verify}>{chunks}</TextLink> })}</p>
          </div>
          <FrontSearch />
        </div>
        <FrontPicture />
      </div>
      <ul className="mt-14 grid gap-x-16 gap-y-8 border-t border-line pt-8 mid:grid-cols-3">
        <Pledge Icon={FileSearch} title={t("promises.see.title")} text={t("promises.see.text")} />
        <Pledge Icon={MessageCircleQuestionMark} title={t("promises.why.title")} text={t("promises.why.text")} />
        <Pledge Icon={ReceiptText} title={t("promises.receipt.title")} text={t("promises.receipt.text")} />
      </ul>
    </>
  );
}

function Pledge({ Icon, title, text }: { Icon: LucideIcon; title: string; text: string }) {
  return (
    <li>
      <h2 className="flex items-center gap-2 text-base">
        <Icon aria-hidden className="size-5 shrink-0 text-accent-ink" />
        {title}
      </h2>
      <p className="mt-2 text-ink-soft">{text}</p>
    </li>
  );
}
