import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { ButtonLink } from "#components/ui/button.tsx";

type ContactBlockProps = {
  /** What to read out on the phone, so that both look at the same page. */
  reference: string;
  /** The slug of the answer, so that the contact page can say what it is about. */
  about: string;
};

/** Under an answer: where to go when it did not help. */
export function ContactBlock({ reference, about }: ContactBlockProps) {
  const t = useTranslations("help.contactBlock");
  return (
    <div className="mt-8 flex max-w-prose flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg bg-canvas px-4 py-3 print:hidden">
      <p className="text-ink-soft">
        {t.rich("text", {
          reference: () => <strong className="figures font-medium text-ink select-all">{reference}</strong>,
        })}
      </p>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={{ pathname: paths.contact, query: { about } }} size="small">
          {t("action")}
        </ButtonLink>
        <ButtonLink href={paths.helpAssist} size="small" prefetch={false}>
          {t("assist")}
        </ButtonLink>
      </div>
    </div>
  );
}
