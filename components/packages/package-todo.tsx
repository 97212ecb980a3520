import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";

const items = ["ask", "bring", "intact", "number", "once", "register"] as const;

/** What to do at the bureau, in the order in which it is done. */
export function PackageTodo() {
  const t = useTranslations("package.todo");
  return (
    <Section title={t("title")} lead={t("note")}>
      <ol className="grid max-w-prose list-decimal gap-2 ps-6 marker:text-ink-faint">
        {items.map((item) => (
          <li key={item}>{t(`items.${item}`)}</li>
        ))}
      </ol>
    </Section>
  );
}
