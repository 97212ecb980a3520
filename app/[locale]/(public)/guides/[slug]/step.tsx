import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { GuideStep } from "#components/guides/guide-step.tsx";
import { picturesOf } from "../pictures-of.ts";

/** `picture` is the guide's slug and the step's number, `send-one-4`. */
type StepProps = { n: number; title: string; picture: string; children: ReactNode };

/** What `<Step>` in a guide's text becomes. */
export function Step({ n, title, picture, children }: StepProps) {
  const t = useTranslations("help.guides");
  const locale = useLocale();
  return (
    <GuideStep
      guide={picture.slice(0, picture.lastIndexOf("-"))}
      number={n}
      title={title}
      pictures={picturesOf(locale, picture)}
      pictureAlt={t("pictureOf", { title })}
      doneLabel={t("done")}
    >
      {children}
    </GuideStep>
  );
}
