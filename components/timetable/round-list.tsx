import { useTranslations } from "next-intl";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { Section } from "#components/ui/section.tsx";
import { useTimetableWords } from "./use-timetable-words.ts";

type RoundListProps = { rounds: readonly { readonly name: string; readonly everySeconds: number }[] };

/** What every worker does all the time. */
export function RoundList({ rounds }: RoundListProps) {
  const t = useTranslations("timetable.rounds");
  const words = useTimetableWords();
  return (
    <Section title={t("title")} lead={t("lead")}>
      <DescriptionList columns={2}>
        {rounds.map(({ name, everySeconds }) => (
          <Fact
            key={name}
            name={
              <>
                <span className="text-ink">{words.nameOf(name)}</span>
                <span className="block text-xs">{words.doesOf(name)}</span>
              </>
            }
          >
            {t("every", { count: everySeconds })}
          </Fact>
        ))}
      </DescriptionList>
    </Section>
  );
}
