import { Ban, Eye, Power } from "lucide-react";
import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import { CodeForm } from "./code-form.tsx";

const terms = [
  { name: "sees", Icon: Eye },
  { name: "cannot", Icon: Ban },
  { name: "ends", Icon: Power },
] as const;

/** What one agrees to, and the button that is the agreement. */
export function AskForHelp() {
  const t = useTranslations("assist.ask");
  return (
    <Section title={t("title")} lead={t("lead")}>
      <ul className="mb-5 grid gap-3">
        {terms.map(({ name, Icon }) => (
          <li key={name} className="flex gap-3">
            <Icon aria-hidden className="mt-1 size-4 shrink-0 text-accent-ink" />
            <p>
              <span className="font-medium">{t(`${name}.title`)}</span>
              <span className="block text-ink-soft">{t(`${name}.text`)}</span>
            </p>
          </li>
        ))}
      </ul>
      <div data-assist="give">
        <CodeForm />
      </div>
    </Section>
  );
}
