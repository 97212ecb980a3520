import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { GuideStep } from "#components/guides/guide-step.tsx";
import { pointedFrom } from "#content/guide-steps.ts";
import { listSteps } from "#content/read-content.ts";
import { picturesOf } from "../pictures-of.ts";

/** `picture` is the guide's slug and the step's number, `send-one-4`; `open`: the page it is done on. */
type StepProps = { n: number; title: string; picture: string; open?: string; children: ReactNode };

/** What `<Step>` in a guide's text becomes. */
export function Step({ n, title, picture, open, children }: StepProps) {
  const t = useTranslations("help.guides");
  const locale = useLocale();
  const guide = picture.slice(0, picture.lastIndexOf("-"));
  const pointed = pointedFrom(listSteps(locale, guide), n);
  return (
    <GuideStep
      guide={guide}
      number={n}
      title={title}
      pictures={picturesOf(locale, picture)}
      pictureAlt={t("pictureOf", { title })}
      doneLabel={t("done")}
      links={[
        ...(open ? [{ href: open, label: t("openPage") }] : []),
        ...(pointed ? [{ href: pointed, label: t("showMe") }] : []),
      ]}
    >
      {children}
    </GuideStep>
  );
}
