import { useTranslations } from "next-intl";
import { HelpFor } from "#components/guides/help-for.tsx";
import { paths } from "#components/paths.ts";
import type { Messages } from "#i18n/messages.ts";
import { Callout } from "./callout.tsx";
import { TextLink } from "./text-link.tsx";

type RefusalNoticeProps = {
  room: "batch" | "books" | "package";
  code: string;
  /** Where one sees how the thing stands now. */
  look: string;
};

/** Why an act was refused, and where to go from here: to look again, or to sign in again. */
export function RefusalNotice({ room, code, look }: RefusalNoticeProps) {
  const t = useTranslations(`${room}.refusals`);
  const known = t.has(code as Code) ? (code as Code) : "other";
  return (
    <Callout kind="danger" live title={t(`${known}`)}>
      <TextLink href={known === "SIGNED_OUT" ? paths.signIn : look}>
        {known === "SIGNED_OUT" ? t("signIn") : t("look")}
      </TextLink>{" "}
      {known === "other" ? null : <HelpFor code={known} label={t("learn")} />}
    </Callout>
  );
}

type Code =
  | keyof Messages["batch"]["refusals"]
  | keyof Messages["books"]["refusals"]
  | keyof Messages["package"]["refusals"];
